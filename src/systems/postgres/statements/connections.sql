-- How many connections applications hold, of how many they may, and which application holds most.
-- reserved_connections exists from 16.
WITH client AS (
  SELECT state, coalesce(nullif(application_name, ''), usename, '?') AS app
  FROM pg_stat_activity WHERE backend_type = 'client backend'
)
SELECT count(*)::int AS used,
       (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0)) AS usable,
       count(*) FILTER (WHERE state = 'idle')::int AS idle,
       count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS "idleInTransaction",
       count(*) FILTER (WHERE state = 'active')::int AS active,
       (SELECT app FROM client GROUP BY app ORDER BY count(*) DESC, app LIMIT 1) AS "topApp",
       (SELECT count(*)::int FROM client GROUP BY app ORDER BY count(*) DESC, app LIMIT 1) AS "topCount"
FROM client
