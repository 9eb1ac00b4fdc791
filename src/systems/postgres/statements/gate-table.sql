-- Who else works on the table with number $1 in a way that would wait for us, or we for them: vacuum, analyze, builds,
-- schema changes. Our own sessions do not count: the one that is left from before is ended first.
SELECT a.pid, coalesce(nullif(a.application_name, ''), a.usename, a.backend_type) AS app, left(a.query, 80) AS query
FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.granted AND l.relation = $1::text::oid
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
  AND a.application_name NOT LIKE 'aegis:%'
LIMIT 1
