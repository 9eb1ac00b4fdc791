-- The exact statements for an index on table $1 (`schema.table`) over columns $2 in their order, $3 which of them
-- downwards; no row: there is no such table. `missing` columns have no match. The name is free now. The definition is
-- shown as the catalogue will show it.
WITH wish AS (
  SELECT c.oid, c.relname, n.nspname, c.relkind, c.relnamespace, c.relowner, greatest(c.reltuples, 0)::float8 AS rows,
         c.relpages::float8 * current_setting('block_size')::float8 AS bytes, c.relpersistence
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname || '.' || c.relname = $1 AND c.relkind IN ('r', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  LIMIT 1
), keys AS (
  SELECT string_agg(coalesce(quote_ident(a.attname), '?') || CASE WHEN k.down THEN ' DESC' ELSE '' END, ', ' ORDER BY k.n) AS list,
         coalesce(string_agg(a.attname, '_' ORDER BY k.n), '') AS names,
         coalesce(array_agg(k.name) FILTER (WHERE a.attname IS NULL), '{}') AS missing
  FROM unnest($2::text[], $3::bool[]) WITH ORDINALITY AS k (name, down, n)
  LEFT JOIN pg_attribute a ON a.attrelid = (SELECT oid FROM wish) AND a.attname = k.name AND a.attnum > 0 AND NOT a.attisdropped
), based AS (
  -- Names end at 63 bytes: some room is left for the ending.
  SELECT w.*, k.*, (SELECT left(w.relname || '_' || k.names, l) FROM generate_series(56, 1, -1) AS l
                    WHERE octet_length(left(w.relname || '_' || k.names, l)) <= 56 LIMIT 1) AS base
  FROM wish w, keys k
), named AS (
  SELECT b.*, (SELECT b.base || '_idx' || coalesce(nullif(n, 0)::text, '') FROM generate_series(0, 99) AS n
               WHERE NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = b.relnamespace
                                 AND c.relname = (b.base || '_idx' || coalesce(nullif(n, 0)::text, ''))::name) LIMIT 1) AS index
  FROM based b
)
SELECT oid::int8::text AS "tableOid", nspname AS schema, relname AS "table", relkind = 'p' AS partitioned, rows, bytes, missing,
       "index", format('(%s)', list) AS shape, format('CREATE INDEX CONCURRENTLY %I ON %I.%I (%s)', "index", nspname, relname, list) AS ddl,
       format('DROP INDEX CONCURRENTLY %I.%I', nspname, "index") AS undo,
       format('CREATE INDEX %I ON %I.%I USING btree (%s)', "index", nspname, relname, list) AS "shownAs",
       pg_has_role(relowner, 'USAGE') AND has_schema_privilege(nspname, 'CREATE') AS allowed,
       pg_get_userbyid(relowner)::text AS owner
FROM named
