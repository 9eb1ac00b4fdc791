-- A free name for each index that is to be, quoted, beside its table. Names end at 63 bytes.
-- $1: schemas, $2: wished names, pairwise.
SELECT quote_ident(n.schema) AS schema, format('%I', (
         SELECT candidate FROM (
           SELECT left(n.wish, 58) || CASE WHEN try = 1 THEN '' ELSE '_' || try END AS candidate, try
           FROM generate_series(1, 20) try) tries
         WHERE NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                           WHERE s.nspname = n.schema AND c.relname = candidate)
         ORDER BY try LIMIT 1)) AS name
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY n (schema, wish, at) ORDER BY n.at
