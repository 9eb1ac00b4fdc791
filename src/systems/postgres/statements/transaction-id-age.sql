-- Age of the oldest transaction id of any database.
SELECT max(age(datfrozenxid))::float8 AS age FROM pg_database
