-- Transactions older than $2 seconds that hold any lock on the table of index $1: a concurrent drop would wait for
-- them. Prepared ones have no process.
WITH holder AS (
  SELECT DISTINCT l.pid, split_part(l.virtualtransaction, '/', 2) AS xid
  FROM pg_index i JOIN pg_locks l ON l.relation = i.indrelid AND l.granted
   AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  WHERE i.indexrelid = $1::text::oid
)
SELECT pid, app, extract(epoch FROM clock_timestamp() - since)::float8 AS "openSeconds" FROM (
  SELECT a.pid, coalesce(nullif(a.application_name, ''), a.usename, a.backend_type) AS app, a.xact_start AS since
  FROM holder h JOIN pg_stat_activity a ON a.pid = h.pid WHERE a.application_name NOT LIKE 'aegis:%'
  UNION
  SELECT 0, p.gid, p.prepared FROM holder h JOIN pg_prepared_xacts p ON p.transaction::text = h.xid WHERE h.pid IS NULL
) user_of_table
WHERE since < clock_timestamp() - make_interval(secs => $2::float8)
ORDER BY since
