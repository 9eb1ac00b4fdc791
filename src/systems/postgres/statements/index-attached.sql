-- Whether the index with schema $1 and name $2 is attached to the index of a partitioned table.
SELECT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = x.oid) AS attached
FROM pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace WHERE n.nspname = $1 AND x.relname = $2
