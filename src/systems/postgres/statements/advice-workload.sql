-- The statements of this database that took the most time, without their texts: reading those loads the whole file.
-- $1: how many.
SELECT s.queryid::text AS id, sum(s.calls)::float8 AS calls, sum(s.total_exec_time)::float8 AS ms,
       sum(s.rows)::float8 AS rows, min(s.userid::int8)::text AS role
FROM pg_stat_statements(false) s
WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND s.queryid IS NOT NULL
GROUP BY s.queryid ORDER BY ms DESC LIMIT $1
