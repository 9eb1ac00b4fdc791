-- Composes the statements that set ($2, an object) and take back ($3, names) settings of the table with number $1. Only
-- autovacuum settings, whatever is asked.
SELECT command FROM (
  SELECT 1 AS n, format('ALTER TABLE %I.%I SET (%s)', n.nspname, c.relname,
                        string_agg(format('%s = %L', o.key, o.value), ', ' ORDER BY o.key)) AS command
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, jsonb_each_text($2::jsonb) o
  WHERE c.oid = $1::text::oid AND o.key ~ '^(toast\.)?autovacuum_[a-z_]+$' GROUP BY n.nspname, c.relname
  UNION ALL
  SELECT 2, format('ALTER TABLE %I.%I RESET (%s)', n.nspname, c.relname, string_agg(o.name, ', ' ORDER BY o.name))
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest($3::text[]) AS o (name)
  WHERE c.oid = $1::text::oid AND o.name ~ '^(toast\.)?autovacuum_[a-z_]+$' GROUP BY n.nspname, c.relname
) step ORDER BY n
