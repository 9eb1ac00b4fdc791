-- A plan that is already waiting or under way and does exactly the same.
SELECT id FROM aegis.change
WHERE target = $1 AND hash = $2 AND state IN ('proposed', 'approved', 'running', 'unknown')
ORDER BY id LIMIT 1
