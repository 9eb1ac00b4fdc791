-- What a cut REINDEX CONCURRENTLY of the index with schema $1 and name $2 left behind on its table $3: invalid indexes with
-- the names that the server itself gives them (shortened like any long name). Those with numbers in $4 were there before.
SELECT x.oid::int8::text AS oid, n.nspname AS schema, x.relname AS "index",
       format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, x.relname) AS ddl
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE i.indrelid = $3::text::oid AND n.nspname = $1 AND NOT i.indisvalid
  AND x.relname ~ '_cc(new|old)[0-9]*$' AND starts_with($2, regexp_replace(x.relname, '_cc(new|old)[0-9]*$', ''))
  AND octet_length(regexp_replace(x.relname, '_cc(new|old)[0-9]*$', '')) >= least(octet_length($2), 52)
  AND NOT x.oid::int8::text = ANY ($4::text[])
