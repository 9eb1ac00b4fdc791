-- Collations whose order was recorded with another version of the system's library than it has now.
SELECT n.nspname || '.' || c.collname AS name, c.collversion AS recorded, pg_collation_actual_version(c.oid) AS actual,
       format('ALTER COLLATION %I.%I REFRESH VERSION;', n.nspname, c.collname) AS sql, false AS "isDatabase"
FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE c.collversion IS NOT NULL AND c.collversion IS DISTINCT FROM pg_collation_actual_version(c.oid)
  AND c.collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))
ORDER BY 1
