-- Back to seeing nothing but the catalogue.
SELECT set_config('search_path', 'pg_catalog', false)
