-- Roles with more power than work needs. The first superuser (10) cannot lose it, and those of the providers of managed
-- servers are not the administrator's to change.
WITH role AS (
  SELECT * FROM pg_roles
  WHERE oid <> 10 AND rolname !~ '^pg_' AND rolname <> ALL (ARRAY['rdsadmin', 'rdsrepladmin', 'cloudsqladmin', 'azuresu', 'azure_superuser'])
), dangerous AS (
  SELECT oid, rolname FROM pg_roles WHERE rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
), forever AS (
  SELECT count(*) AS n, left(string_agg(quote_ident(rolname), ', ' ORDER BY rolname), 300) AS names,
         left(string_agg(format('ALTER ROLE %I VALID UNTIL %L;', rolname, current_date + 90), ' ' ORDER BY rolname), 2000) AS sql,
         left(string_agg(format('ALTER ROLE %I VALID UNTIL ''infinity'';', rolname), ' ' ORDER BY rolname), 2000) AS undo
  FROM role WHERE rolcanlogin AND rolsuper AND rolvaliduntil IS NULL
)
SELECT 'superuser' AS item, rolname::text AS subject, 'warning' AS severity, '' AS detail,
       format('ALTER ROLE %I NOSUPERUSER;', rolname) AS sql, format('ALTER ROLE %I SUPERUSER;', rolname) AS undo
FROM role WHERE rolsuper AND rolcanlogin
UNION ALL
SELECT 'createrole', rolname, 'info', '', format('ALTER ROLE %I NOCREATEROLE;', rolname), format('ALTER ROLE %I CREATEROLE;', rolname)
FROM role WHERE rolcreaterole AND NOT rolsuper AND rolcanlogin
UNION ALL
SELECT 'bypassrls', rolname, 'info', '', format('ALTER ROLE %I NOBYPASSRLS;', rolname), format('ALTER ROLE %I BYPASSRLS;', rolname)
FROM role WHERE rolbypassrls AND NOT rolsuper AND rolcanlogin
UNION ALL
SELECT 'replication', rolname, 'info', '', format('ALTER ROLE %I NOREPLICATION;', rolname), format('ALTER ROLE %I REPLICATION;', rolname)
FROM role WHERE rolreplication AND NOT rolsuper AND rolcanlogin
UNION ALL
SELECT 'files', r.rolname || ' ' || d.rolname, 'warning', d.rolname,
       format('REVOKE %I FROM %I;', d.rolname, r.rolname), format('GRANT %I TO %I;', d.rolname, r.rolname)
FROM dangerous d JOIN pg_auth_members m ON m.roleid = d.oid JOIN role r ON r.oid = m.member WHERE NOT r.rolsuper
UNION ALL
SELECT 'forever', 'superusers', 'info', names, sql, undo FROM forever WHERE n > 0
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM role
