-- What everybody who can connect may do: create in schemas, write to tables, connect, and what later objects will grant.
WITH schema AS (
  SELECT n.oid, n.nspname, a.privilege_type FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
  WHERE a.grantee = 0 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), written AS (
  SELECT n.nspname, c.relname, string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS privileges
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
  WHERE c.relacl IS NOT NULL AND a.grantee = 0 AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
    AND c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relpersistence <> 't'
  GROUP BY 1, 2
), later AS (
  SELECT pg_get_userbyid(d.defaclrole) AS creator, n.nspname, a.privilege_type,
         CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS kind
  FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a
  WHERE a.grantee = 0 AND d.defaclobjtype IN ('r', 'S')
)
SELECT 'create' AS item, nspname::text AS subject, 'warning' AS severity, '' AS detail,
       format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC;', nspname) AS sql, format('GRANT CREATE ON SCHEMA %I TO PUBLIC;', nspname) AS undo
FROM schema WHERE privilege_type = 'CREATE'
UNION ALL
SELECT * FROM (
  SELECT 'write', nspname || '.' || relname, 'warning', privileges, format('REVOKE %s ON %I.%I FROM PUBLIC;', privileges, nspname, relname),
         format('GRANT %s ON %I.%I TO PUBLIC;', privileges, nspname, relname)
  FROM written ORDER BY 2 LIMIT 20) few
UNION ALL
SELECT 'later', creator || ' ' || kind || coalesce(' ' || nspname, ''), 'info', privilege_type,
       format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE %s ON %s FROM PUBLIC;', creator, ' IN SCHEMA ' || quote_ident(nspname), privilege_type, kind),
       format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s GRANT %s ON %s TO PUBLIC;', creator, ' IN SCHEMA ' || quote_ident(nspname), privilege_type, kind)
FROM later
UNION ALL
SELECT 'connect', datname, 'info', '', format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC;', datname),
       format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO PUBLIC;', datname)
FROM pg_database WHERE datname = current_database()
  AND EXISTS (SELECT 1 FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) a WHERE a.grantee = 0 AND a.privilege_type = 'CONNECT')
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM pg_class WHERE relacl IS NOT NULL
