-- How far each sequence is on the way to its end: its own limit or that of the column it fills, whichever comes first. One
-- that counts in 64 bits into a column of 64 bits cannot run out and is only counted. Reading a last value opens the
-- sequence as a writer would and keeps 4 kB of the server's memory: those that somebody holds against writers are
-- skipped, and of more than 10,000 only 2,000 are read, whose tables were written most.
WITH locked AS MATERIALIZED (
  SELECT relation FROM pg_locks
  WHERE locktype = 'relation' AND granted AND relation IS NOT NULL
    AND mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
), owner AS MATERIALIZED (
  SELECT d.objid, d.refobjid, a.attname, a.atttypid
  FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  WHERE d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass
    AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
), sequence AS MATERIALIZED (
  SELECT c.oid, c.relnamespace, c.relname, s.seqtypid, s.seqcycle, o.refobjid, o.attname, o.atttypid,
         CASE WHEN s.seqincrement > 0 THEN least(s.seqmax, b.value) ELSE -greatest(s.seqmin, -b.value) END AS "end"
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  LEFT JOIN owner o ON o.objid = c.oid,
  LATERAL (SELECT CASE o.atttypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                       ELSE 9223372036854775807 END AS value) b
  WHERE c.relpersistence <> 't' AND NOT (c.relpersistence = 'u' AND pg_is_in_recovery())
), ranked AS MATERIALIZED (
  SELECT s.*, t.relname AS "table", t.relnamespace AS table_namespace, count(*) OVER () AS finite,
         row_number() OVER (ORDER BY s.refobjid IS NULL DESC,
           greatest(pg_stat_get_tuples_inserted(s.refobjid), t.reltuples) DESC NULLS LAST, s.oid) AS place
  FROM sequence s LEFT JOIN pg_class t ON t.oid = s.refobjid
  WHERE s."end" < 9223372036854775807 AND NOT s.seqcycle
), chosen AS MATERIALIZED (
  SELECT *, EXISTS (SELECT 1 FROM locked WHERE locked.relation = ranked.oid) AS locked,
         has_sequence_privilege(oid, 'USAGE, SELECT') AS allowed
  FROM ranked WHERE place <= CASE WHEN finite <= 10000 THEN 10000 ELSE 2000 END
), valued AS (
  SELECT *, CASE WHEN allowed AND NOT locked THEN abs(pg_sequence_last_value(oid)) END AS last FROM chosen
), counted AS (
  SELECT (SELECT count(*)::int FROM sequence) AS "all", count(*) FILTER (WHERE locked)::int AS locked,
         count(*) FILTER (WHERE NOT allowed)::int AS forbidden, coalesce(max(finite) - count(*), 0)::int AS unread
  FROM chosen
)
SELECT n.nspname AS schema, v.relname AS sequence, tn.nspname AS "tableSchema", v."table", v.attname AS "column",
       CASE v.atttypid WHEN 'int2'::regtype THEN 'smallint' WHEN 'int4'::regtype THEN 'integer'
            WHEN 'int8'::regtype THEN 'bigint' ELSE format_type(v.seqtypid, NULL) END AS type,
       v.last::float8 AS last, v."end"::float8 AS "end", v.last::float8 / v."end" * 100 AS "usedPercent", counted.*
FROM counted
LEFT JOIN (SELECT * FROM valued ORDER BY last::float8 / "end" DESC NULLS LAST, oid LIMIT 20) v ON true
LEFT JOIN pg_namespace n ON n.oid = v.relnamespace
LEFT JOIN pg_namespace tn ON tn.oid = v.table_namespace
ORDER BY v.last::float8 / v."end" DESC NULLS LAST, v.oid
