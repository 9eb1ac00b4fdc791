-- Puts statistics back as they were: of table $1.$2 the row $3, and of its columns those in $4. What is null is not given
-- and stays as it is, so statistics-clear.sql comes first. From 18.
SELECT pg_restore_relation_stats('schemaname', $1::text, 'relname', $2::text, 'relpages', ($3::jsonb ->> 'pages')::int,
         'reltuples', ($3::jsonb ->> 'tuples')::real, 'relallvisible', ($3::jsonb ->> 'allVisible')::int,
         'relallfrozen', ($3::jsonb ->> 'allFrozen')::int) AS restored,
  (SELECT count(*) FILTER (WHERE pg_restore_attribute_stats('schemaname', $1::text, 'relname', $2::text, 'attname', k ->> 'attname',
     'inherited', (k ->> 'inherited')::bool, 'null_frac', (k ->> 'null_frac')::real, 'avg_width', (k ->> 'avg_width')::int,
     'n_distinct', (k ->> 'n_distinct')::real, 'most_common_vals', k ->> 'most_common_vals',
     'most_common_freqs', (SELECT array_agg(v::real ORDER BY n) FROM jsonb_array_elements_text(nullif(k -> 'most_common_freqs', 'null')) WITH ORDINALITY AS e (v, n)),
     'histogram_bounds', k ->> 'histogram_bounds', 'correlation', (k ->> 'correlation')::real,
     'most_common_elems', k ->> 'most_common_elems',
     'most_common_elem_freqs', (SELECT array_agg(v::real ORDER BY n) FROM jsonb_array_elements_text(nullif(k -> 'most_common_elem_freqs', 'null')) WITH ORDINALITY AS e (v, n)),
     'elem_count_histogram', (SELECT array_agg(v::real ORDER BY n) FROM jsonb_array_elements_text(nullif(k -> 'elem_count_histogram', 'null')) WITH ORDINALITY AS e (v, n)),
     'range_length_histogram', k ->> 'range_length_histogram', 'range_empty_frac', (k ->> 'range_empty_frac')::real,
     'range_bounds_histogram', k ->> 'range_bounds_histogram'))
   FROM jsonb_array_elements($4::jsonb) k)::int AS columns
