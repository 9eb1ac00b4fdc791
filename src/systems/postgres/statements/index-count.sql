-- How many indexes the database has, and how many of them cannot be looked at now because somebody holds the table.
SELECT count(*)::int AS indexes,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM pg_locks l WHERE l.locktype = 'relation' AND l.granted
         AND l.mode = 'AccessExclusiveLock' AND l.relation IN (i.indexrelid, i.indrelid)))::int AS locked
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
