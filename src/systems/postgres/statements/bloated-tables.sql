-- The $1 biggest tables that nobody holds exclusively, each with what an estimate of its needed space takes: live rows,
-- fill factor, and for each column its length, alignment, mean width and share of nulls in the order of storage. Widths
-- are null where our role may not read the table (pg_stats shows nothing then) or it was never analysed. What a dropped
-- column still takes in old rows nobody knows. $2 bytes at least; relpages is as of the last vacuum or analyze.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), big AS MATERIALIZED (
  SELECT c.oid, c.relname, n.nspname, c.reltuples, c.reloptions, c.relnatts, c.relowner
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am am ON am.oid = c.relam
  WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND am.amname = 'heap'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND c.relpages >= $2 / current_setting('block_size')::float8
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation = c.oid)
  ORDER BY c.relpages DESC, c.oid LIMIT $1
)
SELECT b.oid::int8::text AS oid, b.nspname AS schema, b.relname AS "table", pg_relation_size(b.oid)::float8 AS bytes,
       current_setting('block_size')::int AS "pageBytes",
       -- The counters are newer than reltuples, but a crash loses them.
       CASE WHEN pg_stat_get_live_tuples(b.oid) = 0 AND pg_stat_get_dead_tuples(b.oid) = 0 THEN greatest(b.reltuples, 0)
            ELSE pg_stat_get_live_tuples(b.oid) END::float8 AS rows,
       coalesce((SELECT option_value::int FROM pg_options_to_table(b.reloptions) WHERE option_name = 'fillfactor'), 100) AS "fillPercent",
       b.relnatts::int AS attributes,
       EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = b.oid AND a.attisdropped) AS "hasDropped",
       (SELECT jsonb_agg(jsonb_build_object('length', a.attlen, 'align', a.attalign, 'width', s.avg_width, 'nulls', s.null_frac)
                         ORDER BY a.attnum)
        FROM pg_attribute a LEFT JOIN pg_stats s ON s.schemaname = b.nspname AND s.tablename = b.relname
         AND s.attname = a.attname AND NOT s.inherited
        WHERE a.attrelid = b.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       format('VACUUM (ANALYZE) %I.%I', b.nspname, b.relname) AS ddl
FROM big b ORDER BY 4 DESC
