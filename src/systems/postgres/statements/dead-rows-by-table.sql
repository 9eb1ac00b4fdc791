-- Dead rows of the tables with most of them and of the biggest ones ($1 of each), so that a table stays in the series
-- after it was vacuumed; and of the whole database, under the empty name. Reads counters only.
WITH counted AS (
  SELECT n.nspname || '.' || c.relname AS subject, c.relpages, pg_stat_get_dead_tuples(c.oid)::float8 AS dead,
         pg_stat_get_live_tuples(c.oid)::float8 AS live
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
), ranked AS (
  SELECT *, row_number() OVER (ORDER BY dead DESC, subject) AS by_dead,
         row_number() OVER (ORDER BY relpages DESC, subject) AS by_size
  FROM counted
)
SELECT subject, dead AS value, NULL::float8 AS percent FROM ranked WHERE by_dead <= $1 OR by_size <= $1
UNION ALL
SELECT '', coalesce(sum(dead), 0), coalesce(sum(dead) / nullif(sum(dead + live), 0) * 100, 0) FROM counted
