-- Size of the $1 biggest tables with their TOAST tables and indexes, the rest of the tables together under '*', and all
-- under the empty name. Ranked and added up by relpages, which is as of the last vacuum or analyze and opens nothing;
-- exact for the 50 biggest that nobody holds exclusively. A partition is a table of its own.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND granted AND relation IS NOT NULL
), indexed AS MATERIALIZED (
  SELECT i.indrelid, sum(x.relpages::float8) AS pages FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid GROUP BY i.indrelid
), ranked AS MATERIALIZED (
  SELECT c.oid, n.nspname || '.' || c.relname AS subject, c.reltoastrelid,
         (c.relpages + coalesce(toast.relpages, 0) + coalesce(own.pages, 0) + coalesce(toasted.pages, 0))
           * current_setting('block_size')::float8 AS bytes,
         row_number() OVER (ORDER BY c.relpages + coalesce(toast.relpages, 0) + coalesce(own.pages, 0) DESC, c.oid) AS place
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
  LEFT JOIN indexed own ON own.indrelid = c.oid LEFT JOIN indexed toasted ON toasted.indrelid = c.reltoastrelid
  WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
), sized AS MATERIALIZED (
  SELECT r.subject, r.place,
         CASE WHEN r.place <= 50 AND NOT EXISTS (
           SELECT 1 FROM locked l WHERE l.relation IN (r.oid, r.reltoastrelid)
           UNION ALL
           SELECT 1 FROM pg_index i JOIN locked l ON l.relation = i.indexrelid WHERE i.indrelid IN (r.oid, r.reltoastrelid))
         THEN pg_total_relation_size(r.oid)::float8 ELSE r.bytes END AS bytes
  FROM ranked r
)
SELECT subject, bytes AS value FROM sized WHERE place <= $1
UNION ALL SELECT '*', sum(bytes) FROM sized WHERE place > $1 HAVING count(*) > 0
UNION ALL SELECT '', coalesce(sum(bytes), 0) FROM sized
