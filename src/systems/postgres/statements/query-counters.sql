-- Composes the read of the statement counters, because the extension may be in any schema and its columns differ by
-- version: the $1 statements of this database that took most time, without their texts, and all others in one row.
SELECT format($text$
-- Statement counters of this database, for differences between two looks.
WITH /* aegis */ entry AS MATERIALIZED (
  SELECT queryid, calls, total_exec_time AS ms, mean_exec_time AS mean, stddev_exec_time AS deviation,
         temp_blks_written AS temp, wal_bytes AS wal, shared_blks_read AS read, %2$s AS since
  FROM %1$I.pg_stat_statements(false)
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND queryid IS NOT NULL
), query AS (
  SELECT queryid::text AS id, sum(calls)::float8 AS calls, sum(ms) AS ms,
         sum(calls * (deviation * deviation + mean * mean)) AS squares, sum(temp)::float8 AS temp,
         sum(wal)::float8 AS wal, sum(read)::float8 AS read, max(since) AS since
  FROM entry GROUP BY queryid
), ranked AS (
  SELECT *, CASE WHEN row_number() OVER (ORDER BY ms DESC, id) <= %4$s THEN id ELSE 'rest' END AS name FROM query
)
SELECT name AS id, sum(calls) AS calls, sum(ms) AS ms,
       sqrt(greatest(0, sum(squares) / nullif(sum(calls), 0) - (sum(ms) / nullif(sum(calls), 0)) ^ 2)) AS "deviationMs",
       sum(temp) * block.bytes AS "tempBytes", sum(wal) AS "walBytes", sum(read) * block.bytes AS "readBytes",
       (extract(epoch FROM max(since)) * 1000)::float8 AS "sinceMs", (%3$s)::float8 AS evictions, count(*)::int AS entries
FROM ranked, (SELECT current_setting('block_size')::float8 AS bytes) block GROUP BY name, block.bytes
$text$, n.nspname,
  CASE WHEN 'stats_since' = ANY (p.proargnames) THEN 'stats_since' ELSE 'NULL::timestamptz' END,
  CASE WHEN to_regclass(format('%I.pg_stat_statements_info', n.nspname)) IS NULL THEN 'NULL'
       ELSE format('SELECT dealloc FROM %I.pg_stat_statements_info', n.nspname) END, $1::int) AS command
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = 'pg_stat_statements'
WHERE e.extname = 'pg_stat_statements'
