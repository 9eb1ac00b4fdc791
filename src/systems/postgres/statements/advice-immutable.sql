-- Which of these functions give the same answer for ever, in all their forms: only those may stand in an index.
-- $1: names.
SELECT proname AS name FROM pg_proc
WHERE proname = ANY ($1::text[]) AND pronamespace = 'pg_catalog'::regnamespace
GROUP BY proname HAVING bool_and(provolatile = 'i')
