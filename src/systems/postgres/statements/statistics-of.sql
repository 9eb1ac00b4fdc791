-- The statistics of the tables with these numbers ($1) as they are now, in the form that statistics-restore.sql takes
-- back: one row of the table, and one for each column that has some. Sent from 18 only: before, they could not be put
-- back.
SELECT c.oid::int8::text AS oid, n.nspname AS schema, c.relname AS "table", c.relpages AS pages, c.reltuples AS tuples,
       c.relallvisible AS "allVisible", c.relallfrozen AS "allFrozen",
       coalesce((SELECT jsonb_agg(jsonb_build_object(
         'attname', s.attname, 'inherited', s.inherited, 'null_frac', s.null_frac, 'avg_width', s.avg_width,
         'n_distinct', s.n_distinct, 'most_common_vals', s.most_common_vals::text, 'most_common_freqs', s.most_common_freqs,
         'histogram_bounds', s.histogram_bounds::text, 'correlation', s.correlation,
         'most_common_elems', s.most_common_elems::text, 'most_common_elem_freqs', s.most_common_elem_freqs,
         'elem_count_histogram', s.elem_count_histogram,
         'range_length_histogram', s.range_length_histogram::text, 'range_empty_frac', s.range_empty_frac,
         'range_bounds_histogram', s.range_bounds_histogram::text) ORDER BY s.attname, s.inherited)
         FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = c.relname), '[]') AS columns
FROM unnest($1::text[]::oid[]) AS wanted (oid) JOIN pg_class c ON c.oid = wanted.oid JOIN pg_namespace n ON n.oid = c.relnamespace
ORDER BY n.nspname, c.relname
