-- Whom process $1 waits for: the open transactions in its way, oldest first.
SELECT a.pid, coalesce(nullif(a.application_name, ''), a.usename, a.backend_type) AS app,
       coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0)::float8 AS "openSeconds"
FROM unnest(pg_blocking_pids($1)) AS b (pid) JOIN pg_stat_activity a ON a.pid = b.pid
ORDER BY a.xact_start NULLS LAST
