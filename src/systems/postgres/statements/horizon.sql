-- Who keeps dead rows from being removed: the oldest transaction of sessions, prepared transactions, slots (rows and
-- catalogue) and standbys with feedback. Oldest first; `age` in transactions. Vacuum and our own sessions do not count.
SELECT kind, name, age, seconds FROM (
  SELECT 'session' AS kind, format('%s (pid %s)', coalesce(nullif(application_name, ''), usename, backend_type), pid) AS name,
         greatest(age(backend_xmin), age(backend_xid))::float8 AS age,
         extract(epoch FROM clock_timestamp() - xact_start)::float8 AS seconds
  FROM pg_stat_activity
  WHERE (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL) AND application_name NOT LIKE 'aegis:%'
    AND backend_type <> 'walsender' AND datname = current_database()
    AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
  UNION ALL
  SELECT 'prepared', gid, age(transaction)::float8, extract(epoch FROM clock_timestamp() - prepared)::float8
  FROM pg_prepared_xacts WHERE database = current_database()
  UNION ALL
  SELECT 'slot', slot_name::text, age(xmin)::float8, NULL FROM pg_replication_slots WHERE xmin IS NOT NULL
  UNION ALL
  SELECT 'catalog', slot_name::text, age(catalog_xmin)::float8, NULL
  FROM pg_replication_slots WHERE catalog_xmin IS NOT NULL
  UNION ALL
  SELECT 'standby', coalesce(nullif(application_name, ''), usename, '?'), age(backend_xmin)::float8, NULL
  FROM pg_stat_replication WHERE backend_xmin IS NOT NULL
) holder
WHERE age > 0 ORDER BY age DESC LIMIT 5
