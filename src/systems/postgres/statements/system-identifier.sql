-- The number that initdb gave to this cluster: standbys share it, other servers do not.
SELECT system_identifier::text AS "systemIdentifier" FROM pg_control_system()
