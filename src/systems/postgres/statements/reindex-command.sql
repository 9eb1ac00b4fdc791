-- Composes the rebuild of the index with number $1; no row: it is gone.
SELECT format('REINDEX INDEX CONCURRENTLY %I.%I', n.nspname, x.relname) AS command
FROM pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace WHERE x.oid = $1::text::oid AND x.relkind = 'i'
