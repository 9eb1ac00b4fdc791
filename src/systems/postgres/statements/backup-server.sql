-- Of the server that is backed up: who its first superuser is, which roles a dump may name, and how much all databases
-- that our role may measure need on disk.
SELECT (SELECT rolname::text FROM pg_roles WHERE oid = 10) AS superuser,
       ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY oid) AS roles,
       pg_database_size(current_database())::float8 AS "databaseBytes",
       (SELECT sum(pg_database_size(oid))::float8 FROM pg_database
        WHERE has_database_privilege(oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')) AS "serverBytes"
