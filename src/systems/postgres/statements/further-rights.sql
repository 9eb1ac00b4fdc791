-- Rights beyond looking, each of which lets Aegis do a named thing. pg_read_all_data exists from 14.
SELECT me.rolsuper OR pg_has_role('pg_signal_backend', 'USAGE') AS signals,
       me.rolsuper OR coalesce((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_read_all_data'), false) AS "readsData",
       has_function_privilege('pg_hba_file_rules()', 'EXECUTE') AND has_table_privilege('pg_hba_file_rules', 'SELECT') AS "readsRules",
       quote_ident(current_user) AS role
FROM pg_roles me WHERE me.rolname = current_user
