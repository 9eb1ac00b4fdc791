-- For how long pg_stat_statements has counted, and how many statements it had to forget (from 14).
SELECT extract(epoch FROM now() - stats_reset)::float8 AS seconds, dealloc::float8 AS forgotten
FROM pg_stat_statements_info
