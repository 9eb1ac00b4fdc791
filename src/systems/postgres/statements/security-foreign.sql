-- Passwords for other servers that are kept readable in user mappings. Options that our role may not see come as null.
SELECT 'password' AS item, m.srvname || ' ' || m.usename AS subject, 'info' AS severity, '' AS detail,
       format('ALTER USER MAPPING FOR %s SERVER %I OPTIONS (DROP password);', CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END, m.srvname) AS sql,
       format('ALTER USER MAPPING FOR %s SERVER %I OPTIONS (ADD password ''…'');', CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END, m.srvname) AS undo
FROM pg_user_mappings m WHERE EXISTS (SELECT 1 FROM unnest(m.umoptions) AS o WHERE o LIKE 'password=%')
UNION ALL
SELECT 'hidden', '', '', count(*)::text, '', '' FROM pg_user_mappings WHERE umoptions IS NULL HAVING count(*) > 0
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM pg_user_mappings
