-- Composes the VACUUM for the tables with these numbers ($1), in this order; those that are gone are left out.
-- $2 whether the server knows SKIP_DATABASE_STATS (from 16): without it each command reads the whole catalogue.
SELECT format('VACUUM (ANALYZE, VERBOSE, SKIP_LOCKED%s) %s', CASE WHEN $2 THEN ', SKIP_DATABASE_STATS' END,
              string_agg(format('%I.%I', n.nspname, c.relname), ', ' ORDER BY wanted.n)) AS command,
       array_agg(c.oid::int8::text ORDER BY wanted.n) AS oids
FROM unnest($1::text[]::oid[]) WITH ORDINALITY AS wanted (oid, n)
JOIN pg_class c ON c.oid = wanted.oid JOIN pg_namespace n ON n.oid = c.relnamespace
HAVING count(*) > 0
