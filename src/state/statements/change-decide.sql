-- One compare-and-set: the decision happens only from the state that was read.
UPDATE aegis.change
SET state = $3, decided_by = $4, decided_at = clock_timestamp(), reason = $5, not_before = $6,
    ended_at = CASE WHEN $3 IN ('rejected', 'expired', 'cancelled') THEN clock_timestamp() END
WHERE id = $1 AND state = $2
RETURNING id
