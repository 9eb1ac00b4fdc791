-- Foreign keys whose referencing columns are not the first columns, in any order, of a valid whole index: each change
-- of a referenced row then reads the whole table. An index with only some of them as keys and the others included is a
-- weak help. A partial index helps only where its condition is that the one column is not null. Parts of a partitioned
-- table are judged together, at their root: it is served if each leaf is. Opens no relation.
WITH RECURSIVE locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), helper AS MATERIALIZED (
  SELECT i.indrelid, string_to_array(i.indkey::text, ' ')::int2[] AS columns, i.indnkeyatts,
         CASE WHEN i.indpred IS NULL THEN '' ELSE pg_get_expr(i.indpred, i.indrelid) END AS predicate
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am am ON am.oid = x.relam
  WHERE i.indisvalid AND i.indisready AND i.indislive AND am.amname IN ('btree', 'hash', 'gist')
    AND i.indrelid IN (SELECT conrelid FROM pg_constraint WHERE contype = 'f')
), key AS MATERIALIZED (
  -- One join for all: asking table by table would read all helpers for each key.
  SELECT f.oid, f.conparentid, t.relkind,
         coalesce(bool_or(h.indnkeyatts >= cardinality(f.conkey)
                    AND f.conkey @> h.columns[1:cardinality(f.conkey)] AND f.conkey <@ h.columns[1:cardinality(f.conkey)]
                    AND (h.predicate = '' OR (cardinality(f.conkey) = 1 AND h.predicate = format('(%I IS NOT NULL)',
                      (SELECT attname FROM pg_attribute WHERE attrelid = f.conrelid AND attnum = f.conkey[1]))))), false) AS served,
         coalesce(bool_or(h.columns[1] = ANY (f.conkey) AND h.columns @> f.conkey AND h.predicate = ''), false) AS weak
  FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid LEFT JOIN helper h ON h.indrelid = f.conrelid
  WHERE f.contype = 'f' GROUP BY f.oid, f.conparentid, t.relkind
), below AS (
  SELECT oid AS root, oid, relkind, served, weak FROM key WHERE conparentid = 0 AND NOT served
  UNION ALL
  SELECT b.root, k.oid, k.relkind, k.served, k.weak FROM below b JOIN key k ON k.conparentid = b.oid WHERE NOT b.served
), open AS (
  SELECT root, bool_and(weak) AS weak FROM below
  WHERE NOT served AND relkind <> 'p' GROUP BY root
  UNION ALL
  SELECT root, false FROM below GROUP BY root HAVING bool_and(relkind = 'p')
), sized AS (
  SELECT o.weak, f.*, t.relname, t.relnamespace, t.relkind, t.relowner,
         CASE WHEN t.relkind = 'p' THEN (
           WITH RECURSIVE part AS (
             SELECT h.inhrelid FROM pg_inherits h WHERE h.inhparent = t.oid
             UNION ALL SELECT h.inhrelid FROM part JOIN pg_inherits h ON h.inhparent = part.inhrelid)
           SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::float8 FROM part JOIN pg_class c ON c.oid = part.inhrelid
           WHERE c.relkind = 'r') ELSE greatest(t.reltuples, pg_stat_get_live_tuples(t.oid))::float8 END AS rows
  FROM open o JOIN pg_constraint f ON f.oid = o.root JOIN pg_class t ON t.oid = f.conrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND t.relpersistence <> 't'
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation = f.conrelid)
), named AS (
  SELECT s.*, n.nspname, r.relname AS "parentTable", rn.nspname AS "parentSchema",
         coalesce(pg_stat_get_tuples_deleted(s.confrelid), 0)::float8 AS "parentDeletes",
         cols.names, cols.quoted, left_bytes.base
  FROM (SELECT * FROM sized ORDER BY rows DESC, conname LIMIT 50) s
  JOIN pg_namespace n ON n.oid = s.relnamespace
  JOIN pg_class r ON r.oid = s.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace,
  LATERAL (SELECT array_agg(a.attname::text ORDER BY k.n) AS names, string_agg(format('%I', a.attname), ', ' ORDER BY k.n) AS quoted
           FROM unnest(s.conkey) WITH ORDINALITY AS k (attnum, n)
           JOIN pg_attribute a ON a.attrelid = s.conrelid AND a.attnum = k.attnum) cols,
  -- Names end at 63 bytes: some room is left for the ending.
  LATERAL (SELECT left(wish.name, l) AS base FROM (SELECT s.relname || '_' || array_to_string(cols.names, '_') AS name) wish,
           generate_series(56, 1, -1) AS l WHERE octet_length(left(wish.name, l)) <= 56 LIMIT 1) left_bytes
)
SELECT d.nspname AS schema, d.relname AS "table", d.names AS columns, d.conname AS "constraint",
       d."parentSchema" || '.' || d."parentTable" AS parent, d.rows, d."parentDeletes", d.weak, d.relkind = 'p' AS partitioned,
       d.confdeltype::text AS "onDelete", d.confupdtype::text AS "onUpdate",
       format(CASE WHEN d.relkind = 'p' THEN 'CREATE INDEX %I ON %I.%I (%s)' ELSE 'CREATE INDEX CONCURRENTLY %I ON %I.%I (%s)' END,
              free.name, d.nspname, d.relname, d.quoted) AS ddl,
       format(CASE WHEN d.relkind = 'p' THEN 'DROP INDEX %I.%I' ELSE 'DROP INDEX CONCURRENTLY %I.%I' END, d.nspname, free.name) AS undo,
       pg_has_role(d.relowner, 'USAGE') AS allowed, pg_get_userbyid(d.relowner)::text AS owner
FROM named d,
LATERAL (SELECT d.base || '_idx' || coalesce(nullif(n, 0)::text, '') AS name FROM generate_series(0, 99) AS n
         WHERE NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = d.relnamespace
                           AND c.relname = (d.base || '_idx' || coalesce(nullif(n, 0)::text, ''))::name) LIMIT 1) free
ORDER BY d.rows DESC, 1, 2, 4
