-- The application's tables with most rows, at most $1: as many rows as the server counted or last estimated, without
-- opening a table. Unlogged ones are in no backup, tables of extensions come with these.
SELECT n.nspname::text AS schema, c.relname::text AS "table",
       greatest(pg_stat_get_live_tuples(c.oid)::float8, c.reltuples::float8, 0) AS rows
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm') AND c.relpersistence = 'p' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT 1 FROM pg_depend d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY rows DESC, c.oid LIMIT $1
