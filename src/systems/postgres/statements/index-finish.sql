-- What a definition leaves out, as statements: the comment $3 and the statistics targets $4 (pairs of column and target)
-- of index $1.$2, and fresh statistics for its expressions where it has some.
SELECT command FROM (
  SELECT 1 AS n, format('COMMENT ON INDEX %I.%I IS %L', $1::text, $2::text, $3::text) AS command WHERE $3::text IS NOT NULL
  UNION ALL
  SELECT 2, format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', $1::text, $2::text, (pair ->> 0)::int, (pair ->> 1)::int)
  FROM jsonb_array_elements(coalesce($4::jsonb, '[]')) AS pair
  UNION ALL
  SELECT 3, format('ANALYZE %I.%I', tn.nspname, t.relname)
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_namespace n ON n.oid = x.relnamespace
  JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE n.nspname = $1 AND x.relname = $2 AND i.indexprs IS NOT NULL
) step ORDER BY n
