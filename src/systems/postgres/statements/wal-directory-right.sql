-- Whether our role may list the directory of the write-ahead log.
SELECT has_function_privilege('pg_ls_waldir()', 'EXECUTE') AS granted
