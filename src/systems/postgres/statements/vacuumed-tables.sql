-- What the counters say of the tables with these numbers ($1): for servers whose messages we cannot read.
SELECT c.oid::int8::text AS oid, pg_stat_get_dead_tuples(c.oid)::float8 AS dead,
       pg_stat_get_vacuum_count(c.oid)::float8 AS vacuums
FROM unnest($1::text[]::oid[]) AS wanted (oid) JOIN pg_class c ON c.oid = wanted.oid
