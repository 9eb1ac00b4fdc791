-- What decides about an index on one of these tables: size, how it is written and read, and what is known of its columns.
-- The parts of a partitioned table count for it. One pass; no relation is opened.
-- $1: schemas, $2: tables, pairwise.
WITH wanted AS MATERIALIZED (
  SELECT c.oid, c.relname, c.relkind, c.reltuples, c.relpages, n.nspname, c.relispartition, c.relowner
  FROM unnest($1::text[], $2::text[]) AS named (schema, name)
  JOIN pg_namespace n ON n.nspname = named.schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = named.name
  WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
), root AS (
  SELECT w.oid, coalesce((SELECT a.relid FROM pg_partition_ancestors(w.oid) WITH ORDINALITY a (relid, up)
                          ORDER BY a.up DESC LIMIT 1), w.oid) AS root FROM wanted w
), leaf AS (
  SELECT DISTINCT r.root, coalesce(t.relid, r.root) AS oid
  FROM root r LEFT JOIN LATERAL pg_partition_tree(r.root) t ON t.isleaf
), total AS (
  SELECT l.root, sum(greatest(c.reltuples, 0))::float8 AS rows, sum(c.relpages)::float8 AS pages,
         bool_or(c.reltuples < 0) AS unknown, count(*)::int AS parts,
         sum(pg_stat_get_tuples_inserted(l.oid))::float8 AS inserted,
         sum(pg_stat_get_tuples_updated(l.oid))::float8 AS updated,
         sum(pg_stat_get_tuples_hot_updated(l.oid))::float8 AS "hotUpdated",
         sum(pg_stat_get_tuples_deleted(l.oid))::float8 AS deleted,
         min(l.oid::int8) AS sample
  FROM leaf l JOIN pg_class c ON c.oid = l.oid GROUP BY l.root
)
SELECT w.oid::int8::text AS oid, w.nspname AS schema, w.relname AS name,
       t.root::int8::text AS root, rn.nspname AS "rootSchema", rc.relname AS "rootName",
       format('%I.%I', rn.nspname, rc.relname) AS quoted, rc.relkind = 'p' AS partitioned,
       t.rows, t.pages, t.unknown, t.parts, t.inserted, t.updated, t."hotUpdated", t.deleted,
       pg_has_role(rc.relowner, 'USAGE') AND has_schema_privilege(rn.oid, 'CREATE') AS allowed,
       pg_get_userbyid(rc.relowner)::text AS owner,
       (SELECT jsonb_agg(jsonb_build_object(
          'name', a.attname, 'quoted', quote_ident(a.attname), 'type', format_type(a.atttypid, NULL),
          'collation', coalesce((SELECT collcollate FROM pg_collation WHERE oid = a.attcollation AND collprovider <> 'd'), ''),
          'category', ty.typcategory, 'notNull', a.attnotnull, 'bytes', coalesce(s.avg_width, 16), 'distinct', s.n_distinct, 'nulls', s.null_frac,
          'correlation', s.correlation, 'common', s.most_common_vals::text::text[], 'frequencies', s.most_common_freqs)
          ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_type ty ON ty.oid = a.atttypid
        LEFT JOIN LATERAL (SELECT st.* FROM pg_stats st WHERE st.schemaname = sn.nspname AND st.tablename = sc.relname
                           AND st.attname = a.attname ORDER BY st.inherited DESC LIMIT 1) s ON true
        WHERE a.attrelid = t.root AND a.attnum > 0 AND NOT a.attisdropped) AS columns
FROM wanted w JOIN root r ON r.oid = w.oid JOIN total t ON t.root = r.root
JOIN pg_class rc ON rc.oid = t.root JOIN pg_namespace rn ON rn.oid = rc.relnamespace
JOIN pg_class sc ON sc.oid = t.sample JOIN pg_namespace sn ON sn.oid = sc.relnamespace
WHERE NOT EXISTS (SELECT 1 FROM pg_locks k WHERE k.locktype = 'relation' AND k.relation = w.oid
                  AND k.mode = 'AccessExclusiveLock' AND k.granted)
