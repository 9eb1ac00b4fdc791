-- Size of the $1 biggest indexes, without those on exclusively locked tables; and of all, under the empty name, from
-- relpages, which is as of the last vacuum or analyze.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), big AS MATERIALIZED (
  SELECT x.oid, tn.nspname || '.' || t.relname || '.' || x.relname AS subject
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND tn.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation IN (i.indexrelid, i.indrelid))
  ORDER BY x.relpages DESC, x.oid LIMIT $1
)
SELECT subject, pg_relation_size(oid)::float8 AS value FROM big
UNION ALL
SELECT '', coalesce(sum(x.relpages::float8), 0) * current_setting('block_size')::float8
FROM pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
