-- Row level security that does not do what it seems to: policies of a table for which it is off, a table for which it is on
-- without any, and policies that let everybody change every row. Reading every row may be meant.
WITH guarded AS (
  SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS quoted, n.nspname || '.' || c.relname AS name, c.relrowsecurity,
         EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) AS has_policy
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND (c.relrowsecurity OR EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), policy AS (
  SELECT g.quoted, g.name, p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid) AS using_text,
         pg_get_expr(p.polwithcheck, p.polrelid) AS check_text,
         (SELECT string_agg(CASE WHEN role = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(role)) END, ', ') FROM unnest(p.polroles) AS role) AS roles
  FROM pg_policy p JOIN guarded g ON g.oid = p.polrelid WHERE p.polpermissive AND g.relrowsecurity
)
SELECT 'off' AS item, name AS subject, 'warning' AS severity, '' AS detail,
       format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', quoted) AS sql,
       format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY;', quoted) AS undo
FROM guarded WHERE has_policy AND NOT relrowsecurity
UNION ALL
SELECT 'none', name, 'info', '', format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY;', quoted),
       format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', quoted)
FROM guarded WHERE relrowsecurity AND NOT has_policy
UNION ALL
SELECT 'always', name || ' ' || polname, 'warning', roles, format('DROP POLICY %I ON %s;', polname, quoted),
       format('CREATE POLICY %I ON %s FOR %s TO %s%s%s;', polname, quoted,
              CASE polcmd WHEN '*' THEN 'ALL' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END, roles,
              ' USING (' || using_text || ')', ' WITH CHECK (' || check_text || ')')
FROM policy WHERE polcmd <> 'r' AND coalesce(using_text, 'true') = 'true' AND coalesce(check_text, 'true') = 'true'
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM guarded
