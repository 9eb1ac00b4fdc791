-- Encryption: is it on where others than this machine can connect, from which version, and who came without.
WITH setting AS (
  SELECT name, setting FROM pg_settings WHERE name IN ('ssl', 'ssl_min_protocol_version', 'listen_addresses')
), reach AS (
  SELECT setting AS addresses, EXISTS (
    SELECT 1 FROM unnest(string_to_array(replace(setting, ' ', ''), ',')) AS address
    WHERE address NOT IN ('', 'localhost', '127.0.0.1', '::1')) AS far
  FROM setting WHERE name = 'listen_addresses'
), bare AS (
  SELECT coalesce(nullif(a.application_name, ''), a.usename, '?') AS app, count(*) AS n, min(host(a.client_addr)) AS address
  FROM pg_stat_activity a JOIN pg_stat_ssl s ON s.pid = a.pid
  WHERE NOT s.ssl AND a.client_addr IS NOT NULL AND NOT a.client_addr << '127.0.0.0/8' AND a.client_addr <> '::1'
    AND NOT a.client_addr = coalesce(inet_server_addr(), '::1')
  GROUP BY 1
)
SELECT 'off' AS item, '' AS subject, 'warning' AS severity, reach.addresses AS detail,
       'ALTER SYSTEM SET ssl = on; SELECT pg_reload_conf();' AS sql, 'ALTER SYSTEM SET ssl = off; SELECT pg_reload_conf();' AS undo
FROM setting, reach WHERE setting.name = 'ssl' AND setting.setting = 'off' AND reach.far
UNION ALL
SELECT 'old', 'version', 'warning', setting, 'ALTER SYSTEM SET ssl_min_protocol_version = ''TLSv1.2''; SELECT pg_reload_conf();',
       format('ALTER SYSTEM SET ssl_min_protocol_version = %L; SELECT pg_reload_conf();', setting)
FROM setting WHERE name = 'ssl_min_protocol_version' AND setting IN ('', 'TLSv1', 'TLSv1.1')
UNION ALL
SELECT 'bare', app, 'info', n || ' ' || address, '-- pg_hba.conf: hostssl instead of host, and sslmode=verify-full in the application',
       '-- pg_hba.conf: host instead of hostssl' FROM bare
UNION ALL
SELECT 'everywhere', 'addresses', 'info', addresses, '-- listen_addresses: only those that clients use, then a restart',
       format('ALTER SYSTEM SET listen_addresses = %L; -- and a restart', addresses) FROM reach WHERE addresses LIKE '%*%'
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM pg_stat_ssl
