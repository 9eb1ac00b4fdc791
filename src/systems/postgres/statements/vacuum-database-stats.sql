-- After many commands with SKIP_DATABASE_STATS: brings the database's oldest transaction id up to date, once. From 16.
VACUUM (ONLY_DATABASE_STATS)
