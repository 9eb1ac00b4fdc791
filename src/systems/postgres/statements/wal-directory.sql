-- The size of the directory of the write-ahead log, and what the settings let it grow to.
SELECT sum(size)::float8 AS bytes, count(*)::int AS files,
       (SELECT sum(pg_size_bytes(setting || unit)) FROM pg_settings
        WHERE name IN ('max_wal_size', 'wal_keep_size'))::float8 AS "settingsBytes"
FROM pg_ls_waldir()
