-- The $1 biggest B-tree indexes of $2 bytes and more on tables that nobody holds exclusively, each with what an estimate
-- of its needed space takes. Entries with equal keys are stored once with a list of rows (from 13), so the number of
-- distinct keys counts: of one column from pg_stats, of several the biggest of them. Nulls are one key more.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), big AS MATERIALIZED (
  SELECT i.*, x.relname, x.reltuples, x.reloptions, xn.nspname AS "indexSchema", t.relname AS "tableName", tn.nspname, t.relowner
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_am am ON am.oid = x.relam JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_namespace xn ON xn.oid = x.relnamespace
  WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND am.amname = 'btree' AND i.indisvalid AND i.indisready AND i.indislive
    AND tn.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND x.relpages >= $2 / current_setting('block_size')::float8
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation IN (i.indexrelid, i.indrelid))
  ORDER BY x.relpages DESC, x.oid LIMIT $1
)
SELECT b.indexrelid::int8::text AS oid, b.nspname AS schema, b."tableName" AS "table", b.relname AS "index",
       b."indexSchema", pg_relation_size(b.indexrelid)::float8 AS bytes, current_setting('block_size')::int AS "pageBytes",
       greatest(b.reltuples, 0)::float8 AS entries,
       coalesce((SELECT option_value::int FROM pg_options_to_table(b.reloptions) WHERE option_name = 'fillfactor'), 90) AS "fillPercent",
       NOT b.indisunique AND b.indnkeyatts = b.indnatts
         AND coalesce((SELECT option_value::bool FROM pg_options_to_table(b.reloptions)
                       WHERE option_name = 'deduplicate_items'), true) AS "sharesKeys",
       b.indisunique AS "unique", b.indisexclusion AS exclusion,
       (SELECT jsonb_agg(jsonb_build_object('length', a.attlen, 'align', a.attalign, 'width', s.avg_width,
                'nulls', s.null_frac, 'distinct', CASE WHEN s.n_distinct < 0 THEN -s.n_distinct * greatest(b.reltuples, 0)
                                                       ELSE s.n_distinct END) ORDER BY a.attnum)
        FROM pg_attribute a LEFT JOIN pg_attribute of ON of.attrelid = b.indrelid AND of.attnum = b.indkey[a.attnum - 1]
        LEFT JOIN pg_stats s ON NOT s.inherited AND (
          (b.indkey[a.attnum - 1] <> 0 AND s.schemaname = b.nspname AND s.tablename = b."tableName" AND s.attname = of.attname)
          OR (b.indkey[a.attnum - 1] = 0 AND s.schemaname = b."indexSchema" AND s.tablename = b.relname AND s.attname = a.attname))
        WHERE a.attrelid = b.indexrelid AND a.attnum > 0) AS columns,
       format('REINDEX INDEX CONCURRENTLY %I.%I', b."indexSchema", b.relname) AS ddl,
       pg_has_role(b.relowner, 'USAGE')
         OR coalesce((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_maintain'), false) AS allowed,
       pg_get_userbyid(b.relowner)::text AS owner, pg_get_indexdef(b.indexrelid) AS definition
FROM big b ORDER BY 6 DESC
