-- In a scratch server: the commands that make the roles $1 which policies and grants of a dump may name.
SELECT format('CREATE ROLE %I NOLOGIN', wanted) AS command FROM unnest($1::text[]) AS wanted
WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)
