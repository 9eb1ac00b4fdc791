-- What stands against an act now: standbys that are late, sessions at work or in a queue, connections, base backups, the
-- oldest open transaction of others and the age of the oldest transaction id. Columns that our role may not see are null.
SELECT pg_is_in_recovery() AS "isStandby",
       (SELECT max(extract(epoch FROM replay_lag)) FROM pg_stat_replication)::float8 AS "lagSeconds",
       CASE WHEN NOT pg_is_in_recovery() THEN
         (SELECT max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) FROM pg_stat_replication WHERE state = 'streaming')::float8
       END AS "lagBytes",
       (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend' AND state = 'active'
        AND application_name NOT LIKE 'aegis:%') AS active,
       (SELECT count(DISTINCT pid)::int FROM pg_locks WHERE NOT granted) AS waiting,
       (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend' OR datname IS NOT NULL) AS connections,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS usable,
       (SELECT count(*)::int FROM pg_stat_progress_basebackup) AS "baseBackups",
       (SELECT max(extract(epoch FROM clock_timestamp() - xact_start)) FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()
        AND application_name NOT LIKE 'aegis:%')::float8 AS "oldestSeconds",
       (SELECT age(datfrozenxid)::float8 FROM pg_database WHERE datname = current_database()) AS "xidAge",
       coalesce(current_setting('vacuum_failsafe_age', true)::float8, 1600000000) AS "failsafeAge"
