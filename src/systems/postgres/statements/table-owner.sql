-- Whether our role owns the table with number $1, and whose it is.
SELECT pg_has_role(relowner, 'USAGE') AS allowed, pg_get_userbyid(relowner)::text AS owner
FROM pg_class WHERE oid = $1::text::oid
