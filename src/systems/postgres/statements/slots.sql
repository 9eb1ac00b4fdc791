-- Replication slots and how much write-ahead log each keeps. invalidation_reason exists from 17.
SELECT slot_name::text AS name, slot_type AS type, active, coalesce(wal_status, '?') AS "walStatus",
       to_jsonb(s) ->> 'invalidation_reason' AS invalidated,
       coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                                restart_lsn), 0)::float8 AS "retainedBytes"
FROM pg_replication_slots s WHERE NOT temporary ORDER BY 1
