-- How many tables our role owns, how many it may vacuum, and whose the others are. Names come quoted where needed.
SELECT count(*)::int AS "all",
       count(*) FILTER (WHERE pg_has_role(c.relowner, 'USAGE'))::int AS owned,
       count(*) FILTER (WHERE pg_has_role(c.relowner, 'USAGE')
         OR (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database())
         OR coalesce((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_maintain'), false)
         OR EXISTS (SELECT 1 FROM aclexplode(c.relacl) a WHERE a.privilege_type = 'MAINTAIN'
                    AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE'))))::int AS vacuumable,
       coalesce(array_agg(DISTINCT quote_ident(pg_get_userbyid(c.relowner)))
                FILTER (WHERE NOT pg_has_role(c.relowner, 'USAGE')), '{}') AS "ownerRoles",
       quote_ident(current_user) AS role
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
