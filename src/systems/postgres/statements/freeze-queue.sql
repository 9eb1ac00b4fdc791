-- Tables, their TOAST tables and temporary tables of any session (autovacuum may not touch those) that are past the age
-- at which autovacuum must freeze them, transactions and multixacts each by the table's own setting, which can only
-- lower the server's. Failsafe ages exist from 14. Oldest first, $1 at most. Opens no relation.
WITH setting AS (
  SELECT current_setting('autovacuum_freeze_max_age')::float8 AS xids,
         current_setting('autovacuum_multixact_freeze_max_age')::float8 AS multis,
         coalesce(current_setting('vacuum_failsafe_age', true)::float8, 1600000000) AS "failsafeXids",
         coalesce(current_setting('vacuum_multixact_failsafe_age', true)::float8, 1600000000) AS "failsafeMultis"
), judged AS (
  SELECT c.oid, c.relname, n.nspname, c.relkind, c.relpersistence, c.relpages, s."failsafeXids", s."failsafeMultis",
         age(c.relfrozenxid)::float8 AS age, mxid_age(c.relminmxid)::float8 AS "multiAge",
         least(s.xids, own.xids) AS trigger, least(s.multis, own.multis) AS "multiTrigger"
  FROM setting s, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN LATERAL (
    SELECT max(option_value) FILTER (WHERE option_name = 'autovacuum_freeze_max_age')::float8 AS xids,
           max(option_value) FILTER (WHERE option_name = 'autovacuum_multixact_freeze_max_age')::float8 AS multis
    FROM pg_options_to_table(c.reloptions)
  ) own ON c.reloptions IS NOT NULL
  WHERE c.relkind IN ('r', 'm', 't') AND c.relfrozenxid <> '0'
)
SELECT j.nspname AS schema, j.relname AS "table", j.relpersistence = 't' AS temporary, j.age, j.trigger, j."multiAge",
       j."multiTrigger", j."failsafeXids", j."failsafeMultis", j.relpages::float8 * current_setting('block_size')::float8 AS bytes,
       coalesce(owner.nspname || '.' || owner.relname, '') AS "toastOf",
       format('VACUUM (FREEZE) %I.%I', coalesce(owner.nspname, j.nspname), coalesce(owner.relname, j.relname)) AS ddl,
       count(*) OVER ()::int AS waiting
FROM judged j LEFT JOIN LATERAL (
  SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.reltoastrelid = j.oid AND j.relkind = 't') owner ON true
WHERE j.age > j.trigger OR j."multiAge" > j."multiTrigger"
ORDER BY greatest(j.age / j.trigger, j."multiAge" / j."multiTrigger") DESC, 1, 2 LIMIT $1
