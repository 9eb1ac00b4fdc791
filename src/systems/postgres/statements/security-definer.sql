-- Functions that run with their owner's rights and look names up where the caller says: whoever can create objects can take
-- them over. Those of extensions are their authors' affair.
WITH definer AS (
  SELECT p.oid, n.nspname, p.proname, r.rolsuper, r.rolname,
         format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS signature,
         EXISTS (SELECT 1 FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search\_path=%') AS fixed
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner
  WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
)
SELECT * FROM (
  SELECT CASE WHEN rolsuper THEN 'superuser' ELSE 'owner' END AS item, signature AS subject,
         CASE WHEN rolsuper THEN 'warning' ELSE 'info' END AS severity, rolname::text AS detail,
         format('ALTER ROUTINE %s SET search_path = %I, pg_temp;', signature, nspname) AS sql,
         format('ALTER ROUTINE %s RESET search_path;', signature) AS undo
  FROM definer WHERE NOT fixed ORDER BY rolsuper DESC, signature LIMIT 20) few
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM definer
