-- The texts of a few statements, and the schemas that their author's names mean: the setting of the role in this
-- database, of the role, of the database, of the server.
-- $1: statement ids.
SELECT DISTINCT ON (s.queryid) s.queryid::text AS id, s.query AS text,
       regexp_replace(coalesce((
         SELECT regexp_replace(c.setting, '^search_path=', '') FROM pg_db_role_setting r, unnest(r.setconfig) c (setting)
         WHERE r.setdatabase IN (0, s.dbid) AND r.setrole IN (0, s.userid) AND c.setting LIKE 'search_path=%'
         ORDER BY (r.setrole <> 0) DESC, (r.setdatabase <> 0) DESC LIMIT 1),
         (SELECT reset_val FROM pg_settings WHERE name = 'search_path')),
         '"\$user"|\$user', quote_ident(pg_get_userbyid(s.userid))) AS "searchPath"
FROM pg_stat_statements(true) s
WHERE s.queryid = ANY ($1::int8[])
  AND s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY s.queryid, s.calls DESC
