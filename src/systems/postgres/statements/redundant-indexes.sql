-- B-tree indexes whose work another one does as well: their key columns are its first ones, with the same operator
-- classes, collations and directions (or all of them the other way round), expressions and condition, and it carries
-- what they include. Exact twins are the affair of duplicate-indexes.sql. The rules of what may go are the same there.
-- `indkey` is compared number by number (column 1 is no prefix of column 10); opens relations only for what it found.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), candidate AS MATERIALIZED (
  SELECT * FROM (
    SELECT i.indexrelid, i.indrelid, i.indisunique, i.indimmediate, i.indnkeyatts, i.indexprs, i.indpred, x.relname,
           x.relnamespace, x.relkind, x.relispartition, x.relpages, x.reltablespace, i.indkey::text || ' ' AS columns,
           i.indclass::text || ' ' AS classes, i.indcollation::text || ' ' AS collations, i.indoption::text || ' ' AS options,
           i.indisprimary OR i.indisexclusion OR i.indisreplident OR i.indisclustered OR x.relispartition AS fixed,
           count(*) OVER (PARTITION BY i.indrelid, i.indkey[0], i.indclass[0], i.indcollation[0]) AS alike
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am am ON am.oid = x.relam
    JOIN pg_namespace n ON n.oid = x.relnamespace
    WHERE i.indisvalid AND i.indisready AND i.indislive AND am.amname = 'btree' AND x.relpersistence <> 't'
      AND x.relkind IN ('i', 'I') AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
      AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation IN (i.indexrelid, i.indrelid))
  ) every WHERE alike > 1
), described AS MATERIALIZED (
  SELECT c.*, coalesce((SELECT (to_jsonb(i) ->> 'indnullsnotdistinct')::bool FROM pg_index i
                        WHERE i.indexrelid = c.indexrelid), false) AS "nullsEqual",
         array_to_string((string_to_array(c.columns, ' '))[1:c.indnkeyatts], ' ') || ' ' AS keys,
         (string_to_array(trim(c.columns), ' '))[c.indnkeyatts + 1:] AS included, string_to_array(trim(c.columns), ' ') AS carried,
         CASE WHEN c.indexprs IS NULL THEN '' ELSE pg_get_expr(c.indexprs, c.indrelid) || ', ' END AS expressions,
         CASE WHEN c.indpred IS NULL THEN '' ELSE pg_get_expr(c.indpred, c.indrelid) END AS predicate,
         (SELECT string_agg((o.flags::int # 3)::text, ' ' ORDER BY o.n) || ' '
          FROM unnest(string_to_array(trim(c.options), ' ')) WITH ORDINALITY AS o (flags, n)) AS flipped,
         (c.fixed OR EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.indexrelid)
           OR EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.indexrelid
                      AND d.deptype IN ('e', 'x'))) AS needed
  FROM candidate c
), pair AS MATERIALIZED (
  SELECT b.indexrelid AS victim, a.indexrelid AS keeper, a.indnkeyatts, a.needed, a.indisunique,
         starts_with(a.options, b.options) AS forward,
         b.keys = a.keys AND b.included = a.included AND starts_with(a.options, b.options) AS same
  FROM described b JOIN described a ON a.indrelid = b.indrelid AND a.indexrelid <> b.indexrelid
   AND starts_with(a.keys, b.keys) AND starts_with(a.classes, b.classes) AND starts_with(a.collations, b.collations)
   AND (starts_with(a.options, b.options) OR starts_with(a.options, b.flipped))
   AND starts_with(a.expressions, b.expressions) AND a.predicate = b.predicate AND a.carried @> b.included
  WHERE NOT b.needed
    AND (NOT b.indisunique OR (a.indisunique AND a.keys = b.keys AND a."nullsEqual" = b."nullsEqual"
                               AND a.indimmediate = b.indimmediate))
    -- Of two that do each other's work: what something needs stays, then the unique one, then the older.
    AND (a.indnkeyatts > b.indnkeyatts OR cardinality(a.included) > cardinality(b.included)
      OR (a.needed, a.indisunique, -(a.indexrelid::int8)) > (b.needed, b.indisunique, -(b.indexrelid::int8)))
), chosen AS (
  SELECT DISTINCT ON (victim) victim, keeper, forward FROM pair p
  WHERE NOT EXISTS (SELECT 1 FROM pair twin WHERE twin.victim = p.victim AND twin.same)
  -- One that can go itself is no ground to stand on; then the one that costs least more to read.
  ORDER BY victim, EXISTS (SELECT 1 FROM pair other WHERE other.victim = p.keeper), needed DESC, indnkeyatts, keeper
)
SELECT v.indexrelid::int8::text AS oid, n.nspname AS schema, v.relname AS "index", tn.nspname AS "tableSchema",
       t.relname AS "table", k.indexrelid::int8::text AS "twinOid", k.relname AS twin, k.indisunique AS "twinUnique",
       k.needed AS "twinNeeded", v.indisunique AS "unique", v.relkind = 'I' AS partitioned,
       CASE WHEN NOT c.forward THEN 'reverse-direction' WHEN v.expressions <> '' THEN 'expression-prefix'
            WHEN v.keys <> k.keys THEN 'prefix' ELSE 'included-columns' END AS reason,
       CASE WHEN v.relkind = 'i' THEN pg_relation_size(v.indexrelid)::float8
            ELSE (WITH RECURSIVE part AS (
                    SELECT h.inhrelid FROM pg_inherits h WHERE h.inhparent = v.indexrelid
                    UNION ALL SELECT h.inhrelid FROM part JOIN pg_inherits h ON h.inhparent = part.inhrelid)
                  SELECT coalesce(sum(leaf.relpages::float8), 0) * current_setting('block_size')::float8
                  FROM part JOIN pg_class leaf ON leaf.oid = part.inhrelid) END AS bytes,
       pg_get_indexdef(v.indexrelid) AS definition, pg_get_indexdef(k.indexrelid) AS "twinDefinition",
       CASE WHEN v.relkind = 'I' THEN pg_get_indexdef(v.indexrelid)
            ELSE regexp_replace(pg_get_indexdef(v.indexrelid), '^CREATE (UNIQUE )?INDEX ', 'CREATE \1INDEX CONCURRENTLY ')
       END AS "createDdl",
       format(CASE WHEN v.relkind = 'I' THEN 'DROP INDEX %I.%I' ELSE 'DROP INDEX CONCURRENTLY %I.%I' END,
              n.nspname, v.relname) AS ddl,
       obj_description(v.indexrelid, 'pg_class') AS comment,
       (SELECT spcname::text FROM pg_tablespace WHERE oid = v.reltablespace) AS tablespace,
       (SELECT jsonb_agg(jsonb_build_array(a.attnum, a.attstattarget) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = v.indexrelid AND a.attnum > 0 AND a.attstattarget >= 0) AS statistics,
       v.expressions <> '' AS "hasExpressions",
       coalesce(pg_stat_get_numscans(v.indexrelid), 0)::float8 AS scans,
       coalesce(pg_stat_get_numscans(k.indexrelid), 0)::float8 AS "twinScans",
       (coalesce(pg_stat_get_tuples_inserted(t.oid), 0) + coalesce(pg_stat_get_tuples_updated(t.oid), 0))::float8 AS writes,
       pg_has_role(t.relowner, 'USAGE') AS allowed, pg_get_userbyid(t.relowner)::text AS owner
FROM chosen c JOIN described v ON v.indexrelid = c.victim JOIN described k ON k.indexrelid = c.keeper
JOIN pg_class t ON t.oid = v.indrelid
JOIN pg_namespace n ON n.oid = v.relnamespace JOIN pg_namespace tn ON tn.oid = t.relnamespace
ORDER BY bytes DESC, 2, 3 LIMIT 50
