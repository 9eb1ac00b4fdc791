-- Indexes that a cut-off CREATE, REINDEX or DROP left behind: not used by queries, some still paid for by every write.
-- Those that are being built right now are left out, and so are tables that somebody holds exclusively.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), found AS MATERIALIZED (
  SELECT i.indexrelid, i.indrelid, i.indisready, i.indislive, i.indisvalid
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
  WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND NOT (i.indisvalid AND i.indisready AND i.indislive)
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation IN (i.indexrelid, i.indrelid))
    AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index p
                    WHERE p.datname = current_database() AND p.relid = i.indrelid)
)
SELECT x.oid::int8::text AS oid, n.nspname AS schema, t.relname AS "table", x.relname AS "index", f.indisready AS maintained,
       pg_relation_size(x.oid)::float8 AS bytes, pg_get_indexdef(x.oid) AS definition,
       format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, x.relname) AS ddl,
       EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.oid) OR x.relispartition AS needed,
       pg_has_role(t.relowner, 'USAGE') AS allowed, pg_get_userbyid(t.relowner)::text AS owner
FROM found f JOIN pg_class x ON x.oid = f.indexrelid JOIN pg_class t ON t.oid = f.indrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
ORDER BY 1, 2, 3 LIMIT 50
