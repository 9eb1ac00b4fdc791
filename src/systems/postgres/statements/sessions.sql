-- Sessions of applications, or only process $1: what each does since when, whom it keeps waiting, whether our role may
-- end it. The start times tell a session from a later one with the same number. Our own sessions are left out.
WITH waiting AS MATERIALIZED (
  SELECT DISTINCT pid FROM pg_locks WHERE NOT granted
), blocking AS MATERIALIZED (
  SELECT blocker, count(DISTINCT w.pid)::int AS waiting FROM waiting w, unnest(pg_blocking_pids(w.pid)) AS b (blocker) GROUP BY 1
)
SELECT a.pid, coalesce(nullif(a.application_name, ''), a.usename, '?') AS app, coalesce(a.usename, '?') AS "user",
       coalesce(a.datname, '?') AS database, coalesce(a.state, '?') AS state,
       to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS "backendStart",
       to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS "transactionStart",
       to_char(a.query_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS "queryStart",
       extract(epoch FROM clock_timestamp() - a.xact_start)::float8 AS "openSeconds",
       extract(epoch FROM clock_timestamp() - a.state_change)::float8 AS "quietSeconds",
       extract(epoch FROM clock_timestamp() - a.query_start)::float8 AS "querySeconds",
       coalesce(b.waiting, 0) AS waiting, left(a.query, 2000) AS query,
       me.rolsuper OR (NOT coalesce(r.rolsuper, true)
         AND (pg_has_role(a.usesysid, 'USAGE') OR pg_has_role('pg_signal_backend', 'USAGE'))) AS allowed,
       format('SELECT pg_terminate_backend(%s);', a.pid) AS "terminateSql",
       format('SELECT pg_cancel_backend(%s);', a.pid) AS "cancelSql"
FROM pg_stat_activity a
JOIN pg_roles me ON me.rolname = current_user
LEFT JOIN pg_roles r ON r.oid = a.usesysid
LEFT JOIN blocking b ON b.blocker = a.pid
WHERE a.backend_type = 'client backend' AND a.application_name NOT LIKE 'aegis:%' AND a.pid = coalesce($1, a.pid)
ORDER BY a.xact_start NULLS LAST, a.pid
