UPDATE aegis.change
SET state = $3, outcome = $4, owner = NULL, lease_until = NULL,
    ended_at = CASE WHEN $3 = 'unknown' THEN NULL ELSE clock_timestamp() END
WHERE id = $1 AND fence = $2 AND state = 'running'
RETURNING id
