-- For each session at the root of a queue: how many wait behind it, directly or not, and since when the longest.
-- pg_blocking_pids is asked only for those that wait. waitstart exists from 14; before, the query's start is used.
WITH RECURSIVE waiting AS MATERIALIZED (
  SELECT l.pid, min(coalesce((to_jsonb(l) ->> 'waitstart')::timestamptz, a.query_start)) AS since
  FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE NOT l.granted GROUP BY l.pid
), edge AS MATERIALIZED (
  SELECT w.pid, w.since, b.blocker FROM waiting w, unnest(pg_blocking_pids(w.pid)) AS b (blocker)
), reach AS (
  SELECT blocker AS root, pid, since FROM edge
  WHERE NOT EXISTS (SELECT 1 FROM waiting w WHERE w.pid = edge.blocker)
  UNION
  SELECT r.root, e.pid, e.since FROM reach r JOIN edge e ON e.blocker = r.pid
)
SELECT r.root AS pid, coalesce(nullif(a.application_name, ''), a.usename, 'pid ' || r.root, '?') AS app,
       a.usename AS "user", a.datname AS database, coalesce(a.state, '?') AS state,
       count(DISTINCT r.pid)::int AS waiting,
       extract(epoch FROM clock_timestamp() - min(r.since))::float8 AS "longestSeconds",
       extract(epoch FROM clock_timestamp() - a.xact_start)::float8 AS "openSeconds",
       left(a.query, 300) AS query
FROM reach r LEFT JOIN pg_stat_activity a ON a.pid = r.root
GROUP BY r.root, a.application_name, a.usename, a.datname, a.state, a.xact_start, a.query
ORDER BY waiting DESC
