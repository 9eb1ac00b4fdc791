-- The index with number $1 as it is now; no row: there is none. Not asked while somebody holds its table exclusively.
SELECT x.oid::int8::text AS oid, n.nspname AS schema, x.relname AS "index", t.relname AS "table", t.oid::int8::text AS "tableOid",
       i.indisvalid AND i.indisready AND i.indislive AS usable, pg_get_indexdef(x.oid) AS definition,
       pg_relation_size(x.oid)::float8 AS bytes, obj_description(x.oid, 'pg_class') AS comment,
       format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, x.relname) AS ddl
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE x.oid = $1::text::oid
