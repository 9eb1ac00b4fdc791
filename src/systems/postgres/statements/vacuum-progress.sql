-- How far the vacuum of process $1 is.
SELECT phase, heap_blks_scanned::float8 AS scanned, heap_blks_total::float8 AS total
FROM pg_stat_progress_vacuum WHERE pid = $1
