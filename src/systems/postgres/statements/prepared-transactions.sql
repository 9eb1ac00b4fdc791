-- Transactions prepared for a two-phase commit that nobody finished: they survive restarts and hold locks for ever.
SELECT gid, owner AS "user", database, extract(epoch FROM clock_timestamp() - prepared)::float8 AS "openSeconds"
FROM pg_prepared_xacts ORDER BY prepared
