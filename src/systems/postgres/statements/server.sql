-- What the server is and what our role may see. Any version from 13.
SELECT current_setting('server_version_num')::int AS "versionNumber",
       current_setting('server_version') AS version,
       current_database()::text AS database,
       current_user::text AS role,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
       pg_is_in_recovery() AS "isStandby",
       pg_has_role('pg_read_all_stats', 'USAGE') AS "readsActivity"
