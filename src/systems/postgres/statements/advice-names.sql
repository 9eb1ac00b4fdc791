-- A free name for each index that is to be, beside its schema, as it is and as a statement writes it. Names end at 63
-- bytes: some room is left for a number.
-- $1: schemas, $2: wished names, pairwise.
SELECT n.schema, free.name AS index, format('%I', free.name) AS quoted, format('%I.%I', n.schema, free.name) AS full
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY n (schema, wish, at)
CROSS JOIN LATERAL (
  SELECT (SELECT left(n.wish, l) FROM generate_series(58, 1, -1) AS l WHERE octet_length(left(n.wish, l)) <= 58 LIMIT 1)
         || coalesce('_' || nullif(try, 1), '') AS name, try
  FROM generate_series(1, 99) try
) free
WHERE free.try = (
  SELECT min(t) FROM generate_series(1, 99) t
  WHERE NOT EXISTS (
    SELECT 1 FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
    WHERE s.nspname = n.schema AND c.relname =
      ((SELECT left(n.wish, l) FROM generate_series(58, 1, -1) AS l WHERE octet_length(left(n.wish, l)) <= 58 LIMIT 1)
       || coalesce('_' || nullif(t, 1), ''))::name))
ORDER BY n.at
