-- How many connections applications hold, of how many they may, by state, user and application (the ten with most).
-- reserved_connections exists from 16.
WITH client AS (
  SELECT state, usename, coalesce(nullif(application_name, ''), usename, '?') AS app
  FROM pg_stat_activity WHERE backend_type = 'client backend'
)
SELECT count(*)::int AS used,
       (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0)) AS usable,
       count(*) FILTER (WHERE state = 'idle')::int AS idle,
       count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS "idleInTransaction",
       count(*) FILTER (WHERE state = 'active')::int AS active,
       (SELECT app FROM client GROUP BY app ORDER BY count(*) DESC, app LIMIT 1) AS "topApp",
       (SELECT count(*)::int FROM client GROUP BY app ORDER BY count(*) DESC, app LIMIT 1) AS "topCount",
       (SELECT jsonb_agg(holder ORDER BY n DESC, app, "user", state) FROM (
          SELECT coalesce(state, '?') AS state, coalesce(usename, '?') AS "user", app, count(*)::int AS n
          FROM client GROUP BY 1, 2, 3 ORDER BY n DESC, app LIMIT 10) holder) AS holders
FROM client
