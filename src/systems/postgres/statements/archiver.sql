-- Whether write-ahead log is archived, and how long ago that last worked and last failed.
SELECT current_setting('archive_mode') AS mode, failed_count::float8 AS failures, last_failed_wal AS "failedFile",
       extract(epoch FROM clock_timestamp() - last_failed_time)::float8 AS "failedSecondsAgo",
       extract(epoch FROM clock_timestamp() - last_archived_time)::float8 AS "archivedSecondsAgo"
FROM pg_stat_archiver
