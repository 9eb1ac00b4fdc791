-- Languages whose functions can do on the host whatever the server's account can.
SELECT 'untrusted' AS item, l.lanname::text AS subject, 'info' AS severity,
       (SELECT count(*)::text FROM pg_proc p WHERE p.prolang = l.oid) AS detail,
       CASE WHEN e.extname IS NULL THEN format('DROP LANGUAGE %I;', l.lanname) ELSE format('DROP EXTENSION %I;', e.extname) END AS sql,
       CASE WHEN e.extname IS NULL THEN format('CREATE LANGUAGE %I;', l.lanname) ELSE format('CREATE EXTENSION %I;', e.extname) END AS undo
FROM pg_language l
LEFT JOIN pg_depend d ON d.classid = 'pg_language'::regclass AND d.objid = l.oid AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
LEFT JOIN pg_extension e ON e.oid = d.refobjid
WHERE NOT l.lanpltrusted AND l.lanname NOT IN ('internal', 'c')
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM pg_language
