-- Views over tables with row level security that read them with the rights of the view's owner: its readers see every row
-- that the owner sees. security_invoker exists from 15.
WITH guarded AS (
  SELECT DISTINCT v.oid, n.nspname, v.relname, pg_get_userbyid(v.relowner) AS owner, v.reloptions, t.relname AS "table", tn.nspname AS table_schema
  FROM pg_class v
  JOIN pg_namespace n ON n.oid = v.relnamespace
  JOIN pg_rewrite w ON w.ev_class = v.oid
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid
  JOIN pg_class t ON t.oid = d.refobjid AND t.relrowsecurity
  JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE v.relkind = 'v'
)
SELECT 'owner' AS item, nspname || '.' || relname AS subject, 'warning' AS severity, min(table_schema || '.' || "table") AS detail,
       format('ALTER VIEW %I.%I SET (security_invoker = true);', nspname, relname) AS sql,
       format('ALTER VIEW %I.%I RESET (security_invoker);', nspname, relname) AS undo
FROM guarded
WHERE NOT EXISTS (SELECT 1 FROM unnest(reloptions) AS o WHERE o ~* '^security_invoker=(t|true|on|yes|1)$')
GROUP BY nspname, relname
UNION ALL SELECT 'examined', '', '', count(DISTINCT oid)::text, '', '' FROM guarded
