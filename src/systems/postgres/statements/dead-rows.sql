-- Each table's dead rows against the trigger that autovacuum really uses for it: settings of the server, overruled by
-- those of the table (for its TOAST table by toast.*), capped by autovacuum_vacuum_max_threshold (from 18).
-- Reads counters only, opens no relation. relpages is as of the last vacuum or analyze. $1 how
-- many rows at most, those over their trigger first.
WITH setting AS (
  SELECT current_setting('autovacuum_vacuum_threshold')::float8 AS base,
         current_setting('autovacuum_vacuum_scale_factor')::float8 AS scale,
         coalesce(current_setting('autovacuum_vacuum_max_threshold', true)::float8, -1) AS cap,
         current_setting('autovacuum')::bool AS enabled
), relation AS (
  SELECT c.oid, c.relname, c.relnamespace, c.relowner, c.reltoastrelid, c.relkind, c.relpages, c.relacl,
         greatest(c.reltuples, 0)::float8 AS tuples, pg_stat_get_dead_tuples(c.oid)::float8 AS dead,
         pg_stat_get_live_tuples(c.oid)::float8 AS live, own.base, own.scale, own.cap, own.enabled
  FROM pg_class c LEFT JOIN LATERAL (
    SELECT max(option_value) FILTER (WHERE option_name = 'autovacuum_vacuum_threshold')::float8 AS base,
           max(option_value) FILTER (WHERE option_name = 'autovacuum_vacuum_scale_factor')::float8 AS scale,
           max(option_value) FILTER (WHERE option_name = 'autovacuum_vacuum_max_threshold')::float8 AS cap,
           bool_and(option_value::bool) FILTER (WHERE option_name = 'autovacuum_enabled') AS enabled
    FROM pg_options_to_table(c.reloptions)
  ) own ON c.reloptions IS NOT NULL
  WHERE c.relkind IN ('r', 'm', 't') AND c.relpersistence <> 't'
), judged AS (
  SELECT r.*, CASE WHEN cap.value >= 0 THEN least(raw.value, cap.value) ELSE raw.value END AS trigger,
         setting.enabled AND coalesce(r.enabled, main.enabled, true) AS automatic
  FROM setting, relation r
  LEFT JOIN relation main ON r.relkind = 't' AND main.reltoastrelid = r.oid,
  LATERAL (SELECT coalesce(r.base, main.base, setting.base)
                + coalesce(r.scale, main.scale, setting.scale) * r.tuples AS value) raw,
  LATERAL (SELECT coalesce(r.cap, main.cap, setting.cap) AS value) cap
)
SELECT t.oid::int8::text AS oid, n.nspname AS schema, t.relname AS "table", t.dead, t.live, t.trigger, t.automatic,
       coalesce(toast.dead, 0) AS "toastDead", coalesce(toast.trigger, 0) AS "toastTrigger",
       ((t.relpages + coalesce(toast.relpages, 0))::float8 * current_setting('block_size')::float8) AS bytes,
       count(*) OVER ()::int AS examined,
       (t.dead > t.trigger OR coalesce(toast.dead > toast.trigger, false)) AS over,
       pg_has_role(t.relowner, 'USAGE')
         OR (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database())
         OR coalesce((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_maintain'), false)
         OR EXISTS (SELECT 1 FROM aclexplode(t.relacl) a
                    WHERE a.privilege_type = 'MAINTAIN' AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE'))) AS allowed,
       pg_get_userbyid(t.relowner)::text AS owner
FROM judged t
JOIN pg_namespace n ON n.oid = t.relnamespace
LEFT JOIN judged toast ON toast.oid = t.reltoastrelid
WHERE t.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
ORDER BY over DESC, greatest(t.dead / greatest(t.trigger, 1),
                             coalesce(toast.dead / greatest(toast.trigger, 1), 0)) DESC, n.nspname, t.relname
LIMIT $1
