-- Every open transaction of an application, oldest first: how long it is open, how long it has said nothing, and
-- whether it holds back vacuum. Our own sessions are left out.
SELECT pid, coalesce(nullif(application_name, ''), usename, '?') AS app, usename AS "user", datname AS database,
       state LIKE 'idle in transaction%' AS idle,
       extract(epoch FROM clock_timestamp() - xact_start)::float8 AS "openSeconds",
       extract(epoch FROM clock_timestamp() - state_change)::float8 AS "quietSeconds",
       (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL) AS "holdsHorizon",
       left(query, 300) AS query
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND xact_start IS NOT NULL AND application_name NOT LIKE 'aegis:%'
ORDER BY xact_start
