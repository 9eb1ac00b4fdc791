-- The settings of the table with number $1 by name, those of its TOAST table with `toast.` before; no row: it is gone.
SELECT n.nspname AS schema, c.relname AS "table",
       coalesce((SELECT jsonb_object_agg(o.option_name, o.option_value) FROM (
         SELECT option_name, option_value FROM pg_options_to_table(c.reloptions)
         UNION ALL SELECT 'toast.' || option_name, option_value FROM pg_class t, pg_options_to_table(t.reloptions)
         WHERE t.oid = c.reltoastrelid) o), '{}') AS settings
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1::text::oid
