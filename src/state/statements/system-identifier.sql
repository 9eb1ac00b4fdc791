SELECT system_identifier::text AS id FROM pg_control_system()
