-- Tables whose statistics are older than their rows. Changed rows since the last analyze against the trigger that
-- autovacuum really uses (settings of the table over those of the server). Partitioned parents and foreign tables are
-- never analysed by autovacuum: a parent is stale where it never was, or where a part was analysed anew a week and more
-- after it. From 14 an unanalysed table has -1 rows; before, a parent that was analysed shows in pg_stats. Opens nothing.
WITH setting AS (
  SELECT current_setting('autovacuum_analyze_threshold')::float8 AS base,
         current_setting('autovacuum_analyze_scale_factor')::float8 AS scale, current_setting('autovacuum')::bool AS enabled
), judged AS (
  SELECT c.oid, c.relname, n.nspname, c.relkind, c.relpages, c.reltuples, c.relowner, c.relacl,
         pg_stat_get_mod_since_analyze(c.oid)::float8 AS changed,
         greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)) AS last,
         coalesce(own.base, s.base) + coalesce(own.scale, s.scale) * greatest(c.reltuples, 0) AS trigger,
         s.enabled AND coalesce(own.enabled, true) AND c.relkind IN ('r', 'm') AS automatic
  FROM setting s, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN LATERAL (
    SELECT max(option_value) FILTER (WHERE option_name = 'autovacuum_analyze_threshold')::float8 AS base,
           max(option_value) FILTER (WHERE option_name = 'autovacuum_analyze_scale_factor')::float8 AS scale,
           bool_and(option_value::bool) FILTER (WHERE option_name = 'autovacuum_enabled') AS enabled
    FROM pg_options_to_table(c.reloptions)
  ) own ON c.reloptions IS NOT NULL
  WHERE c.relkind IN ('r', 'm', 'p', 'f') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
), part AS (
  SELECT h.inhparent AS root, h.inhrelid AS leaf FROM pg_inherits h JOIN judged p ON p.oid = h.inhparent AND p.relkind = 'p'
), grown AS (
  WITH RECURSIVE deep AS (SELECT * FROM part UNION SELECT deep.root, part.leaf FROM deep JOIN part ON part.root = deep.leaf)
  SELECT deep.root, sum(j.changed) AS changed, sum(greatest(j.reltuples, 0)) AS tuples, max(j.last) AS last, sum(j.relpages) AS pages
  FROM deep JOIN judged j ON j.oid = deep.leaf AND j.relkind = 'r' GROUP BY deep.root
), state AS (
  SELECT j.*, g.changed AS "partsChanged", g.tuples AS "partsTuples", g.last AS "partsLast", coalesce(g.pages, j.relpages) AS pages,
         CASE WHEN j.relkind = 'p' THEN CASE
                WHEN coalesce(g.tuples, 0) + coalesce(g.changed, 0) = 0 THEN NULL
                WHEN j.last IS NULL AND (j.reltuples < 0 OR (current_setting('server_version_num')::int < 140000 AND NOT EXISTS (
                     SELECT 1 FROM pg_stats WHERE schemaname = j.nspname AND tablename = j.relname AND inherited)))
                  THEN 'parent-never-analysed'
                WHEN g.last > j.last + interval '7 days' OR (g.changed > 0.1 * g.tuples AND j.last < now() - interval '7 days')
                  THEN 'parent-older-than-parts' END
              WHEN j.relkind = 'f' THEN CASE WHEN j.last IS NULL AND j.reltuples <= 0 THEN 'foreign-never-analysed' END
              WHEN j.last IS NULL AND j.reltuples < 0 AND j.changed > j.trigger THEN 'never-analysed'
              WHEN j.changed > j.trigger THEN 'changed-since-analyze' END AS reason
  FROM judged j LEFT JOIN grown g ON g.root = j.oid
)
SELECT t.oid::int8::text AS oid, t.nspname AS schema, t.relname AS "table", t.relkind::text AS kind, t.reason,
       coalesce(t."partsChanged", t.changed) AS changed, coalesce(t."partsTuples", greatest(t.reltuples, 0))::float8 AS rows,
       t.trigger, t.automatic, extract(epoch FROM clock_timestamp() - t.last)::float8 AS "lastSecondsAgo",
       t.pages::float8 * current_setting('block_size')::float8 AS bytes,
       format('ANALYZE %I.%I', t.nspname, t.relname) AS ddl,
       pg_has_role(t.relowner, 'USAGE')
         OR (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database())
         OR coalesce((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_maintain'), false)
         OR EXISTS (SELECT 1 FROM aclexplode(t.relacl) a
                    WHERE a.privilege_type = 'MAINTAIN' AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE'))) AS allowed,
       pg_get_userbyid(t.relowner)::text AS owner
FROM state t WHERE t.reason IS NOT NULL
ORDER BY t.reason <> 'parent-never-analysed', t.reason <> 'never-analysed', t.changed / greatest(t.trigger, 1) DESC, 2, 3
LIMIT $1
