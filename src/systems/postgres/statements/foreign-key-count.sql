-- How many foreign keys the database has (those of partitions not counted again), and how many cannot be looked at now.
WITH locked AS MATERIALIZED (
  SELECT coalesce(array_agg(relation), '{}') AS relations FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
)
SELECT count(*)::int AS keys, count(*) FILTER (WHERE f.conrelid = ANY (locked.relations))::int AS locked
FROM locked, pg_constraint f WHERE f.contype = 'f' AND f.conparentid = 0
