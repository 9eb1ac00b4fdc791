-- Connected standbys and logical subscribers. A standby that has everything is not late, however long ago that was.
SELECT coalesce(nullif(application_name, ''), usename, '?') AS name, coalesce(state, '?') AS state,
       greatest(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)::float8 AS "lagBytes",
       CASE WHEN replay_lsn >= pg_current_wal_lsn() THEN 0 ELSE extract(epoch FROM replay_lag) END::float8 AS "lagSeconds"
FROM pg_stat_replication WHERE NOT pg_is_in_recovery() ORDER BY 1
