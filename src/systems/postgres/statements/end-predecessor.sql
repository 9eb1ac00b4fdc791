-- $1 application name: ends the acting session that a killed or frozen worker of ours left behind. Nothing but the
-- holder of our own lock, with our own name and our own role, can be hit.
SELECT pg_terminate_backend(a.pid)
FROM pg_locks l
JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.pid <> pg_backend_pid()
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.classid = 4722001 AND l.objid = (hashtext($1)::bigint & 4294967295)::oid AND l.objsubid = 2
  AND a.application_name = current_setting('application_name') AND a.usename = current_user
