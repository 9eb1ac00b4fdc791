-- Role $1 and its own limit for idle transactions, for all databases; the value it has without one; what would set it to
-- $2, what takes that back; whether our role may.
SELECT r.oid::int8::text AS oid, r.rolname AS role, own.value AS previous, reset_val || coalesce(unit, '') AS "otherwise",
       format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', r.rolname, $2::text) AS ddl,
       CASE WHEN own.value IS NULL THEN format('ALTER ROLE %I RESET idle_in_transaction_session_timeout', r.rolname)
            ELSE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', r.rolname, own.value) END AS undo,
       me.rolsuper OR r.oid = me.oid OR (me.rolcreaterole AND NOT r.rolsuper
         AND (current_setting('server_version_num')::int < 160000 OR pg_has_role(r.oid, 'USAGE WITH ADMIN OPTION'))) AS allowed,
       (SELECT count(*)::int FROM pg_stat_activity a WHERE a.usesysid = r.oid AND a.backend_type = 'client backend') AS sessions
FROM pg_roles r
JOIN pg_roles me ON me.rolname = current_user
JOIN pg_settings s ON s.name = 'idle_in_transaction_session_timeout'
LEFT JOIN LATERAL (
  SELECT split_part(setting, '=', 2) AS value FROM pg_db_role_setting d, unnest(d.setconfig) AS setting
  WHERE d.setrole = r.oid AND d.setdatabase = 0 AND setting LIKE 'idle_in_transaction_session_timeout=%'
) own ON true
WHERE r.rolname = $1 OR r.oid::int8::text = $3
