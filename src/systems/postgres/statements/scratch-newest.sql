-- In a scratch server: the newest time in column $3 of table $2 in schema $1; no answer where it is not there.
SELECT pg_temp.newest_of(c.oid, a.attname::text) AS newest
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'm', 'p') AND a.attname = $3 AND NOT a.attisdropped
