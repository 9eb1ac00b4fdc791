-- How many values a prepared statement waits for.
SELECT cardinality(parameter_types) AS count FROM pg_prepared_statements WHERE name = $1
