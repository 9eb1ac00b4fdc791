-- Whether the log could answer who was here: who came and went, who ran a statement, and whether statements that hold
-- passwords are kept among the counted ones.
WITH setting AS (
  SELECT name, setting FROM pg_settings
  WHERE name IN ('log_connections', 'log_disconnections', 'log_line_prefix', 'pg_stat_statements.track_utility', 'shared_preload_libraries')
)
SELECT 'off' AS item, name AS subject, 'info' AS severity, '' AS detail, format('ALTER SYSTEM SET %I = ''on''; SELECT pg_reload_conf();', name) AS sql,
       format('ALTER SYSTEM SET %I = %L; SELECT pg_reload_conf();', name, setting) AS undo
FROM setting WHERE name IN ('log_connections', 'log_disconnections') AND setting IN ('off', '')
UNION ALL
SELECT 'prefix', name, 'info', setting, 'ALTER SYSTEM SET log_line_prefix = ''%m [%p] %q%u@%d %h ''; SELECT pg_reload_conf();',
       format('ALTER SYSTEM SET log_line_prefix = %L; SELECT pg_reload_conf();', setting)
FROM setting WHERE name = 'log_line_prefix' AND NOT (setting ~ '%[mtn]' AND setting ~ '%u' AND setting ~ '%[hr]')
UNION ALL
SELECT 'utility', name, 'info', '', 'ALTER SYSTEM SET pg_stat_statements.track_utility = off; SELECT pg_reload_conf();',
       'ALTER SYSTEM SET pg_stat_statements.track_utility = on; SELECT pg_reload_conf();'
FROM setting WHERE name = 'pg_stat_statements.track_utility' AND setting = 'on'
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM setting
