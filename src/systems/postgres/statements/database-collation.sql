-- The collation of the database itself, as it was recorded and as the library has it now; recorded from 15 on.
SELECT datname AS name, datcollversion AS recorded, pg_database_collation_actual_version(oid) AS actual,
       format('ALTER DATABASE %I REFRESH COLLATION VERSION;', datname) AS sql, true AS "isDatabase"
FROM pg_database
WHERE datname = current_database() AND datcollversion IS DISTINCT FROM pg_database_collation_actual_version(oid)
