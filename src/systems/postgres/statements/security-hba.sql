-- Who may connect from where and how, as the server has read its file: without any password, with one that crosses the net
-- readable, with the old md5 method, from everywhere without encryption. The file is changed by hand; then it is read again.
WITH rule AS (
  SELECT line_number, type, auth_method AS method, address, netmask,
         type = 'local' OR address IN ('127.0.0.1', '::1', 'samehost', 'localhost') AS near,
         (address IN ('0.0.0.0', '::') AND netmask IN ('0.0.0.0', '::')) OR address = 'all' AS anywhere,
         coalesce(to_jsonb(r) ->> 'file_name', 'pg_hba.conf') AS file,
         concat_ws(' ', type, array_to_string(database, ','), array_to_string(user_name, ','), address, netmask) AS head,
         array_to_string(options, ' ') AS options
  FROM pg_hba_file_rules r WHERE error IS NULL
), judged AS (
  SELECT *, CASE WHEN method = 'trust' AND NOT near THEN 'trust' WHEN method = 'trust' THEN 'trust-near'
                 WHEN method IN ('password', 'ldap', 'pam', 'radius') AND type <> 'hostssl' AND NOT near THEN 'readable'
                 WHEN method = 'md5' THEN 'md5'
                 WHEN anywhere AND type IN ('host', 'hostnossl') AND method <> 'reject' THEN 'anywhere' END AS item
  FROM rule
)
SELECT item, 'line ' || line_number AS subject,
       CASE item WHEN 'trust' THEN 'critical' WHEN 'readable' THEN 'warning' WHEN 'anywhere' THEN 'warning' ELSE 'info' END AS severity,
       concat_ws(' ', head, method) AS detail,
       format('-- %s, line %s: %s%s' || chr(10) || 'SELECT pg_reload_conf();', file, line_number,
              CASE WHEN item IN ('anywhere', 'readable') THEN regexp_replace(head, '^\w+', 'hostssl') ELSE head END,
              ' ' || CASE WHEN item IN ('anywhere', 'readable') THEN method ELSE 'scram-sha-256' END) AS sql,
       format('-- %s, line %s: %s' || chr(10) || 'SELECT pg_reload_conf();', file, line_number, concat_ws(' ', head, method, options)) AS undo
FROM judged WHERE item IS NOT NULL
UNION ALL SELECT 'examined', '', '', count(*)::text, '', '' FROM rule
