-- For how long the most forgotten transaction has said nothing.
SELECT coalesce(max(extract(epoch FROM clock_timestamp() - state_change)), 0)::float8 AS seconds
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%' AND application_name NOT LIKE 'aegis:%'
