-- The size of the database on disk.
SELECT pg_database_size(current_database())::float8 AS bytes, current_database()::text AS database
