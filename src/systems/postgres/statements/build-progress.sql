-- How far the index build of process $1 is.
SELECT phase, blocks_done::float8 AS done, blocks_total::float8 AS total
FROM pg_stat_progress_create_index WHERE pid = $1
