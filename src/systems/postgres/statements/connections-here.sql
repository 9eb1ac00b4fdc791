-- Connections of applications to this database: all, at work now, idle now.
SELECT count(*)::int AS used, count(*) FILTER (WHERE state = 'active')::int AS active,
       count(*) FILTER (WHERE state = 'idle')::int AS idle
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND datname = current_database() AND application_name NOT LIKE 'aegis:%'
