-- Composes the statement that ends session $1 ($2 true), or cancels what it runs (false), only while it is the one that
-- began at $3, with the transaction that began at $4 and, for a cancel, the statement that began at $5.
SELECT format('SELECT %s(pid) FROM pg_stat_activity WHERE pid = %s AND backend_type = ''client backend'''
              || ' AND to_char(backend_start AT TIME ZONE ''UTC'', %L) = %L'
              || ' AND to_char(xact_start AT TIME ZONE ''UTC'', %L) IS NOT DISTINCT FROM %L%s',
              CASE WHEN $2::bool THEN 'pg_terminate_backend' ELSE 'pg_cancel_backend' END, $1::int, f.mask, $3::text, f.mask, $4::text,
              CASE WHEN NOT $2::bool THEN
                format(' AND state = ''active'' AND to_char(query_start AT TIME ZONE ''UTC'', %L) = %L', f.mask, $5::text)
              END) AS command
FROM (SELECT 'YYYY-MM-DD HH24:MI:SS.US' AS mask) f
