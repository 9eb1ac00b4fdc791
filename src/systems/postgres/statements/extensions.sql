-- Installed extensions beside the version that the server's files offer.
SELECT e.extname AS name, e.extversion AS installed, a.default_version AS offered,
       format('ALTER EXTENSION %I UPDATE;', e.extname) AS sql
FROM pg_extension e LEFT JOIN pg_available_extensions a ON a.name = e.extname
ORDER BY e.extname
