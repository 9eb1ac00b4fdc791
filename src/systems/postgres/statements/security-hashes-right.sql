-- Whether our role may read how passwords are kept.
SELECT has_table_privilege('pg_authid', 'SELECT') AS granted
