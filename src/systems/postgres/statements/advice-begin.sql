-- Makes the functions of pg_stat_statements and hypopg visible, wherever they were installed, and says what is there.
-- What is not the catalogue's own stays behind pg_catalog; `advice-end` takes it back.
SELECT set_config('search_path', 'pg_catalog' || coalesce((
         SELECT string_agg(DISTINCT ', ' || quote_ident(n.nspname), '') FROM pg_extension e
         JOIN pg_namespace n ON n.oid = e.extnamespace
         WHERE e.extname IN ('pg_stat_statements', 'hypopg') AND n.nspname <> 'pg_catalog'), '') || ', pg_temp', false),
       EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements') AS statements,
       current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%' AS preloaded,
       EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'hypopg') AS hypothetical,
       (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_trgm') AS "trigramSchema",
       (SELECT datcollate IN ('C', 'POSIX') FROM pg_database WHERE datname = current_database()) AS "plainOrder",
       current_setting('random_page_cost')::float8 AS "randomPage",
       current_setting('seq_page_cost')::float8 AS "sequentialPage",
       extract(epoch FROM now() - coalesce((SELECT stats_reset FROM pg_stat_database
         WHERE datname = current_database()), pg_postmaster_start_time()))::float8 AS "tableSeconds"
