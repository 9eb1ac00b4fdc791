-- Checkpoints by the clock and on request, from 17 on.
SELECT pg_stat_get_checkpointer_num_timed()::float8 AS timed, pg_stat_get_checkpointer_num_requested()::float8 AS requested,
       (SELECT pg_size_bytes(setting || unit) FROM pg_settings WHERE name = 'max_wal_size')::float8 AS "maxWalBytes"
