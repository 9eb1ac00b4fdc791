-- Composes the ANALYZE for the table with number $1; no row: it is gone. A locked one is skipped with a warning.
SELECT format('ANALYZE (SKIP_LOCKED) %I.%I', n.nspname, c.relname) AS command
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1::text::oid
