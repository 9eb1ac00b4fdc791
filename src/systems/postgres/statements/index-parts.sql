-- What it takes to index partitioned table $1 without blocking: an index on each partitioned level alone (ON ONLY, which
-- is quick and stays invalid), one on each leaf concurrently, and the statement that attaches each to the one above. $2
-- the name of the top index, $3 its columns as the server wrote them. Deepest last; `foreign` parts cannot be indexed.
WITH RECURSIVE part AS (
  SELECT c.oid, NULL::oid AS parent, 0 AS depth, $2::text AS index FROM pg_class c WHERE c.oid = $1::text::oid
  UNION ALL
  SELECT h.inhrelid, h.inhparent, p.depth + 1, free.name
  FROM part p JOIN pg_inherits h ON h.inhparent = p.oid JOIN pg_class c ON c.oid = h.inhrelid,
  LATERAL (SELECT left($2, l) || '_' || h.inhrelid::int8::text AS name FROM generate_series(40, 1, -1) AS l
           WHERE octet_length(left($2, l)) <= 48 LIMIT 1) free
)
SELECT p.depth::int AS depth, n.nspname AS schema, c.relname AS "table", c.relkind = 'p' AS partitioned, c.relkind = 'f' AS foreign,
       p.index, greatest(c.reltuples, 0)::float8 AS rows, c.relpages::float8 * current_setting('block_size')::float8 AS bytes,
       format(CASE WHEN c.relkind = 'p' THEN 'CREATE INDEX %I ON ONLY %I.%I %s' ELSE 'CREATE INDEX CONCURRENTLY %I ON %I.%I %s' END,
              p.index, n.nspname, c.relname, $3::text) AS ddl,
       CASE WHEN up.index IS NOT NULL THEN format('ALTER INDEX %I.%I ATTACH PARTITION %I.%I', upn.nspname, up.index, n.nspname, p.index)
       END AS attach,
       format(CASE WHEN c.relkind = 'p' THEN 'DROP INDEX %I.%I' ELSE 'DROP INDEX CONCURRENTLY %I.%I' END, n.nspname, p.index) AS undo
FROM part p JOIN pg_class c ON c.oid = p.oid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN part up ON up.oid = p.parent LEFT JOIN pg_class upc ON upc.oid = up.oid LEFT JOIN pg_namespace upn ON upn.oid = upc.relnamespace
ORDER BY p.depth, n.nspname, c.relname
