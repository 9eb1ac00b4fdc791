-- Composes the question how much of the table with number $1 is free or dead, for the extension's schema $2 (quoted).
SELECT format('SELECT approx_free_percent + dead_tuple_percent AS percent FROM %s.pgstattuple_approx(%s::pg_catalog.oid)',
              $2::text, $1::text::oid) AS text
