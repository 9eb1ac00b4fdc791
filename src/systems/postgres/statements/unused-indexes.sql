-- Indexes of at least $1 bytes with their scans since the counters began. Not those that do more than serve queries:
-- unique ones, those of constraints, of replica identity, clustering or extensions, and the only support of a foreign
-- key. Partitions are added up under the index of their root. relpages is as of the last vacuum or analyze.
-- last_idx_scan exists from 16. Opens relations only for what it found.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), leaf AS MATERIALIZED (
  SELECT x.oid, x.relpages, x.relispartition, pg_stat_get_numscans(x.oid) AS scans, pg_stat_get_tuples_returned(x.oid) AS read
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_namespace n ON n.oid = x.relnamespace
  WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND NOT i.indisunique AND i.indisvalid AND i.indisready AND i.indislive
    AND NOT i.indisexclusion AND NOT i.indisreplident AND NOT i.indisclustered
    AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND (x.relispartition OR x.relpages >= $1 / current_setting('block_size')::float8)
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation IN (i.indexrelid, i.indrelid))
), upwards AS (
  SELECT oid AS root, oid AS leaf FROM leaf
  UNION ALL
  SELECT h.inhparent, u.leaf FROM (
    WITH RECURSIVE up AS (
      SELECT oid AS at, oid AS leaf FROM leaf WHERE relispartition
      UNION ALL SELECT h.inhparent, up.leaf FROM up JOIN pg_inherits h ON h.inhrelid = up.at)
    SELECT at, leaf FROM up) u JOIN pg_inherits h ON h.inhrelid = u.at
), root AS MATERIALIZED (
  SELECT u.root AS oid, sum(leaf.relpages::float8) * current_setting('block_size')::float8 AS bytes,
         sum(leaf.scans)::float8 AS scans, sum(leaf.read)::float8 AS read, array_agg(leaf.oid) AS leaves
  FROM upwards u JOIN leaf ON leaf.oid = u.leaf JOIN pg_class x ON x.oid = u.root
  WHERE NOT x.relispartition GROUP BY u.root
  HAVING sum(leaf.relpages::float8) * current_setting('block_size')::float8 >= $1
), described AS (
  SELECT r.*, i.indrelid, x.relname, x.relnamespace, x.relkind, x.reltablespace, i.indexprs,
         (SELECT max(last.at) FROM unnest(r.leaves) AS one (oid)
          JOIN LATERAL (SELECT (to_jsonb(s) ->> 'last_idx_scan')::timestamptz AS at
                        FROM pg_stat_all_indexes s WHERE s.indexrelid = one.oid) last ON true) AS "lastScan",
         EXISTS (SELECT 1 FROM pg_constraint f WHERE f.conrelid = i.indrelid AND f.contype = 'f'
                 AND f.conkey @> (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)]
                 AND f.conkey <@ (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)]
                 AND NOT EXISTS (
                   SELECT 1 FROM pg_index other WHERE other.indrelid = i.indrelid AND other.indexrelid <> i.indexrelid
                   AND other.indisvalid AND other.indpred IS NULL
                   AND f.conkey @> (string_to_array(other.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)]
                   AND f.conkey <@ (string_to_array(other.indkey::text, ' ')::int2[])[1:cardinality(f.conkey)])) AS "supportsKey"
  FROM root r JOIN pg_index i ON i.indexrelid = r.oid JOIN pg_class x ON x.oid = r.oid
  WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = r.oid)
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid
                    AND d.deptype IN ('e', 'x'))
)
SELECT d.oid::int8::text AS oid, n.nspname AS schema, d.relname AS "index", tn.nspname AS "tableSchema", t.relname AS "table",
       d.relkind = 'I' AS partitioned, d.bytes, d.scans, d.read AS "rowsRead",
       extract(epoch FROM clock_timestamp() - d."lastScan")::float8 AS "lastScanSecondsAgo",
       pg_get_indexdef(d.oid) AS definition,
       CASE WHEN d.relkind = 'I' THEN pg_get_indexdef(d.oid)
            ELSE regexp_replace(pg_get_indexdef(d.oid), '^CREATE INDEX ', 'CREATE INDEX CONCURRENTLY ') END AS "createDdl",
       format(CASE WHEN d.relkind = 'I' THEN 'DROP INDEX %I.%I' ELSE 'DROP INDEX CONCURRENTLY %I.%I' END,
              n.nspname, d.relname) AS ddl,
       obj_description(d.oid, 'pg_class') AS comment,
       (SELECT spcname::text FROM pg_tablespace WHERE oid = d.reltablespace) AS tablespace,
       (SELECT jsonb_agg(jsonb_build_array(a.attnum, a.attstattarget) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = d.oid AND a.attnum > 0 AND a.attstattarget >= 0) AS statistics,
       (coalesce(pg_stat_get_tuples_inserted(t.oid), 0) + coalesce(pg_stat_get_tuples_updated(t.oid), 0))::float8 AS writes,
       pg_has_role(t.relowner, 'USAGE') AS allowed, pg_get_userbyid(t.relowner)::text AS owner
FROM described d JOIN pg_class t ON t.oid = d.indrelid
JOIN pg_namespace n ON n.oid = d.relnamespace JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE NOT d."supportsKey"
ORDER BY d.scans, d.bytes DESC, 2, 3 LIMIT 200
