-- Pages that did not hold what was written, by database; without checksums the server counts none.
SELECT current_setting('data_checksums') = 'on' AS "checksums", coalesce(datname, 'shared catalogue') AS database,
       coalesce(checksum_failures, 0)::float8 AS failures,
       extract(epoch FROM clock_timestamp() - checksum_last_failure)::float8 AS "secondsAgo"
FROM pg_stat_database ORDER BY failures DESC, database
