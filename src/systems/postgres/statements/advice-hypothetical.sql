-- A hypothetical index, seen by this session's EXPLAIN alone.
SELECT indexrelid::int8::text AS oid, hypopg_relation_size(indexrelid)::float8 AS bytes FROM hypopg_create_index($1)
