-- Pairs of indexes that are the same in everything but their name: table, method, columns and their order, INCLUDE,
-- operator classes and their options, collations, directions, expressions, predicate. Expressions are compared as the
-- server prints them: their stored trees differ by where they were typed. indnullsnotdistinct exists from 15.
-- `victim` can go: no constraint (of its own or of a foreign key that points at it), replica identity, clustering,
-- extension or partition needs it, and it enforces nothing that its twin does not.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), candidate AS MATERIALIZED (
  SELECT i.*, x.relam, x.relispartition, x.relnamespace, x.relname, x.reloptions, x.reltablespace, x.relpages,
         count(*) OVER (PARTITION BY i.indrelid, x.relam, i.indkey::text, i.indclass::text, i.indcollation::text,
                                     i.indoption::text, i.indnkeyatts) AS alike
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_namespace n ON n.oid = x.relnamespace
  WHERE i.indisvalid AND i.indisready AND i.indislive AND x.relkind = 'i' AND x.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.relation IN (i.indexrelid, i.indrelid))
), described AS MATERIALIZED (
  SELECT c.*, am.amname, coalesce(pg_get_expr(c.indexprs, c.indrelid), '') AS expressions,
         coalesce(pg_get_expr(c.indpred, c.indrelid), '') AS predicate,
         coalesce((to_jsonb(c) ->> 'indnullsnotdistinct')::bool, false) AS "nullsEqual",
         ARRAY(SELECT a.attoptions::text FROM pg_attribute a
               WHERE a.attrelid = c.indexrelid AND a.attnum > 0 ORDER BY a.attnum) AS options,
         (EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.indexrelid)
           OR c.indisprimary OR c.indisexclusion OR c.indisreplident OR c.indisclustered OR c.relispartition
           OR EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.indexrelid
                      AND d.deptype IN ('e', 'x'))) AS needed
  FROM candidate c JOIN pg_am am ON am.oid = c.relam WHERE c.alike > 1
), pair AS (
  SELECT DISTINCT ON (victim.indexrelid) victim.*, twin.indexrelid AS "twinOid", twin.relname AS "twinName",
         twin.indisunique AS "twinUnique", twin.needed AS "twinNeeded"
  FROM described victim JOIN described twin
    ON twin.indrelid = victim.indrelid AND twin.relam = victim.relam AND twin.indexrelid <> victim.indexrelid
   AND twin.indkey::text = victim.indkey::text AND twin.indclass::text = victim.indclass::text
   AND twin.indcollation::text = victim.indcollation::text AND twin.indoption::text = victim.indoption::text
   AND twin.indnkeyatts = victim.indnkeyatts AND twin.expressions = victim.expressions
   AND twin.predicate = victim.predicate AND twin.options = victim.options
   AND (twin.amname IN ('btree', 'hash') OR twin.reloptions IS NOT DISTINCT FROM victim.reloptions)
   AND (NOT victim.indisunique OR (twin.indisunique AND twin."nullsEqual" = victim."nullsEqual"
                                   AND twin.indimmediate = victim.indimmediate))
   -- Of two equals the younger goes; one that something needs or that is unique stays before one that is not.
   AND (twin.needed, twin.indisunique, -(twin.indexrelid::int8)) > (victim.needed, victim.indisunique, -(victim.indexrelid::int8))
  WHERE NOT victim.needed
  ORDER BY victim.indexrelid, twin.needed DESC, twin.indisunique DESC, twin.indexrelid
)
SELECT p.indexrelid::int8::text AS oid, n.nspname AS schema, p.relname AS "index", tn.nspname AS "tableSchema",
       t.relname AS "table", p."twinOid"::int8::text AS "twinOid", p."twinName" AS twin, p."twinUnique", p."twinNeeded",
       p.indisunique AS "unique", pg_relation_size(p.indexrelid)::float8 AS bytes,
       pg_get_indexdef(p.indexrelid) AS definition, pg_get_indexdef(p."twinOid") AS "twinDefinition",
       regexp_replace(pg_get_indexdef(p.indexrelid), '^CREATE (UNIQUE )?INDEX ', 'CREATE \1INDEX CONCURRENTLY ') AS "createDdl",
       format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, p.relname) AS ddl,
       obj_description(p.indexrelid, 'pg_class') AS comment,
       (SELECT spcname::text FROM pg_tablespace WHERE oid = p.reltablespace) AS tablespace,
       (SELECT jsonb_agg(jsonb_build_array(a.attnum, a.attstattarget) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = p.indexrelid AND a.attnum > 0 AND a.attstattarget >= 0) AS statistics,
       p.expressions <> '' AS "hasExpressions",
       pg_stat_get_numscans(p.indexrelid)::float8 AS scans, pg_stat_get_numscans(p."twinOid")::float8 AS "twinScans",
       (pg_stat_get_tuples_inserted(t.oid) + pg_stat_get_tuples_updated(t.oid))::float8 AS writes,
       pg_has_role(t.relowner, 'USAGE') AS allowed, pg_get_userbyid(t.relowner)::text AS owner
FROM pair p JOIN pg_class t ON t.oid = p.indrelid
JOIN pg_namespace n ON n.oid = p.relnamespace JOIN pg_namespace tn ON tn.oid = t.relnamespace
ORDER BY bytes DESC, 2, 3 LIMIT 50
