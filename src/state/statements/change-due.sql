-- Changes that somebody should run now: approved and due, or left by a dead owner.
SELECT id FROM aegis.change
WHERE (state = 'approved' AND coalesce(not_before, '-infinity') <= clock_timestamp())
   OR (state = 'running' AND lease_until < clock_timestamp())
ORDER BY id LIMIT 20
