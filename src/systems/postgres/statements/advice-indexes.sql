-- The indexes that these tables have: their keys in order, as an index definition would write them.
-- $1: table oids.
SELECT i.indrelid::int8::text AS "table", x.relname AS name, am.amname AS method, i.indisvalid AND i.indisready AS valid,
       i.indisunique AS "unique", i.indpred IS NOT NULL AS partial,
       coalesce(pg_get_expr(i.indpred, i.indrelid), '') AS predicate,
       (EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)) AS needed,
       (x.relpages * 8192.0)::float8 AS bytes,
       (SELECT jsonb_agg(jsonb_build_object(
          'key', CASE WHEN k.attnum = 0 THEN pg_get_indexdef(i.indexrelid, k.ord::int, true)
                      ELSE (SELECT quote_ident(a.attname) FROM pg_attribute a
                            WHERE a.attrelid = i.indrelid AND a.attnum = k.attnum) END,
          'class', (SELECT o.opcname FROM pg_opclass o WHERE o.oid = i.indclass[(k.ord - 1)::int]),
          'option', coalesce(i.indoption[(k.ord - 1)::int], 0), 'included', k.ord > i.indnkeyatts) ORDER BY k.ord)
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, ord)) AS keys
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am am ON am.oid = x.relam
WHERE i.indrelid = ANY ($1::text[]::oid[]) AND i.indislive
  AND NOT EXISTS (SELECT 1 FROM pg_locks k WHERE k.locktype = 'relation' AND k.relation IN (i.indexrelid, i.indrelid)
                  AND k.mode = 'AccessExclusiveLock' AND k.granted)
