-- Since when the counters of this database count. Never reset: since the server started at the latest, which
-- understates (the safe way). Standbys count by themselves: what they use is not in our counters.
SELECT extract(epoch FROM clock_timestamp() - coalesce(stats_reset, pg_postmaster_start_time()))::float8 AS seconds,
       stats_reset IS NOT NULL AS "wasReset", (SELECT count(*)::int FROM pg_stat_replication) AS standbys
FROM pg_stat_database WHERE datname = current_database()
