-- Scans of the $1 biggest indexes since the counters began, for the window in which an index is watched. Opens nothing.
SELECT tn.nspname || '.' || t.relname || '.' || x.relname AS subject, pg_stat_get_numscans(x.oid)::float8 AS value
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE x.relkind = 'i' AND x.relpersistence <> 't' AND NOT i.indisunique
  AND tn.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
ORDER BY x.relpages DESC, x.oid LIMIT $1
