-- Whether statements are counted here: is the library loaded, is its extension in this database (and in which version),
-- could it be installed.
SELECT current_setting('pg_stat_statements.max', true) IS NOT NULL AS loaded,
       (SELECT extversion FROM pg_extension WHERE extname = 'pg_stat_statements') AS version,
       EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_stat_statements') AS available
