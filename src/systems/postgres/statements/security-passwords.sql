-- How new passwords are kept. Findings of all security statements have the same columns; `examined` is what was looked at.
SELECT 'method' AS item, '' AS subject, 'warning' AS severity, setting AS detail,
       'ALTER SYSTEM SET password_encryption = ''scram-sha-256''; SELECT pg_reload_conf();' AS sql,
       format('ALTER SYSTEM SET password_encryption = %L; SELECT pg_reload_conf();', setting) AS undo
FROM pg_settings WHERE name = 'password_encryption' AND setting <> 'scram-sha-256'
UNION ALL SELECT 'examined', '', '', '1', '', ''
