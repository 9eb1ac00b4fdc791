-- How old the oldest transaction id and multixact id of each database are, and at which age autovacuum is forced.
SELECT datname AS database, age(datfrozenxid)::float8 AS "transactionAge", mxid_age(datminmxid)::float8 AS "multixactAge",
       current_setting('autovacuum_freeze_max_age')::float8 AS "forcedAge"
FROM pg_database ORDER BY age(datfrozenxid) DESC
