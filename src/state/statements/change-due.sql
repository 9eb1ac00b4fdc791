-- Changes that somebody should run now: left by a dead owner, or approved and due on a target that no change owns.
SELECT c.id FROM aegis.change c
WHERE (c.state = 'running' AND c.lease_until < clock_timestamp())
   OR (c.state = 'approved' AND coalesce(c.not_before, '-infinity') <= clock_timestamp()
       AND NOT EXISTS (SELECT FROM aegis.change o WHERE o.target = c.target AND o.state IN ('running', 'unknown')))
ORDER BY c.state = 'running' DESC, c.id LIMIT 20
