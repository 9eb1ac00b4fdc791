-- How many indexes the database has, and how many of them cannot be looked at now because somebody holds the table.
WITH locked AS MATERIALIZED (
  SELECT coalesce(array_agg(relation), '{}') AS relations FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
)
SELECT count(*)::int AS indexes,
       count(*) FILTER (WHERE i.indexrelid = ANY (locked.relations) OR i.indrelid = ANY (locked.relations))::int AS locked
FROM locked, pg_index i JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
