-- How far each sequence is on the way to its end: its own limit or that of the column it fills, whichever comes first.
-- One that may count in 64 bits into a column of 64 bits cannot run out and is only counted. Reading the last value opens the
-- sequence with a lock of the mode of writers, so those that somebody holds against writers are skipped, and so are temporary ones.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND granted AND relation IS NOT NULL
    AND mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
), sequence AS MATERIALIZED (
  SELECT c.oid, n.nspname, c.relname, s.seqincrement, t.relname AS "table", tn.nspname AS table_schema, a.attname,
         CASE a.atttypid WHEN 'int2'::regtype THEN 'smallint' WHEN 'int4'::regtype THEN 'integer'
              WHEN 'int8'::regtype THEN 'bigint' ELSE format_type(s.seqtypid, NULL) END AS type,
         s.seqcycle, s.seqmin, s.seqmax, s.seqstart,
         CASE WHEN s.seqincrement > 0 THEN least(s.seqmax, column_limit.value) ELSE -greatest(s.seqmin, -column_limit.value - 1) END AS "end",
         EXISTS (SELECT 1 FROM locked WHERE locked.relation = c.oid) AS locked,
         has_sequence_privilege(c.oid, 'USAGE, SELECT') AS allowed
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
  LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  LEFT JOIN pg_class t ON t.oid = d.refobjid
  LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace,
  LATERAL (SELECT CASE a.atttypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                       ELSE 9223372036854775807 END AS value) column_limit
  WHERE c.relpersistence <> 't' AND NOT (c.relpersistence = 'u' AND pg_is_in_recovery())
), valued AS (
  SELECT *, CASE WHEN "end" < 9223372036854775807 AND NOT locked AND allowed AND NOT seqcycle
                 THEN abs(pg_sequence_last_value(oid)) END AS last
  FROM sequence
)
SELECT nspname AS schema, relname AS sequence, table_schema AS "tableSchema", "table", attname AS "column", type,
       last::float8 AS last, "end"::float8 AS "end", (last::float8 / "end" * 100) AS "usedPercent",
       count(*) OVER ()::int AS "all", (count(*) FILTER (WHERE locked) OVER ())::int AS locked,
       (count(*) FILTER (WHERE NOT allowed) OVER ())::int AS forbidden
FROM valued ORDER BY last::float8 / "end" DESC NULLS LAST, 1, 2 LIMIT 20
