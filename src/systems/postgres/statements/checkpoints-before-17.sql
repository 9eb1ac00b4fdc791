-- Checkpoints by the clock and on request, before 17.
SELECT checkpoints_timed::float8 AS timed, checkpoints_req::float8 AS requested,
       (SELECT pg_size_bytes(setting || unit) FROM pg_settings WHERE name = 'max_wal_size')::float8 AS "maxWalBytes"
FROM pg_stat_bgwriter
