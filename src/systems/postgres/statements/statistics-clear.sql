-- Takes away the statistics of all columns of table $1.$2, so that none of a newer kind stays behind. From 18.
SELECT count(pg_clear_attribute_stats($1::text, $2::text, s.attname::text, s.inherited) IS NULL)::int AS cleared
FROM pg_stats s WHERE s.schemaname = $1 AND s.tablename = $2
