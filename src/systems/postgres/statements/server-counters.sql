-- What the server counts for ever, so that the next look can take the difference. active_time exists from 14.
SELECT d.deadlocks::float8 AS deadlocks, d.temp_files::float8 AS "tempFiles", d.temp_bytes::float8 AS "tempBytes",
       (to_jsonb(d) ->> 'active_time')::float8 AS "activeMs",
       (extract(epoch FROM d.stats_reset) * 1000)::float8 AS "resetMs",
       pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                       '0/0')::float8 AS "walBytes",
       (SELECT pg_size_bytes(setting || unit) FROM pg_settings WHERE name = 'work_mem')::float8 AS "workMemBytes"
FROM pg_stat_database d WHERE d.datname = current_database()
