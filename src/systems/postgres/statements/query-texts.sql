-- Composes the read of the texts of the statements $1 of this database. The server loads all texts for it, so it is
-- asked only for statements that a finding names and that were never asked for before.
SELECT format($text$
-- Texts of a few statements.
SELECT /* aegis */ queryid::text AS id, max(left(query, 20000)) AS text FROM %1$I.pg_stat_statements(true)
WHERE queryid::text = ANY (%2$L::text[])
  AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
GROUP BY queryid
$text$, n.nspname, $1::text[]) AS command
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname = 'pg_stat_statements'
