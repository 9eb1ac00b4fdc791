-- It is not there, or not known to be: again ($3 = pending), looked up later (unclear), or given up (refused). A newer
-- body that came meanwhile begins at its richest again.
UPDATE aegis.outbox SET
  state = $3,
  next_at = now() + $4 * interval '1 millisecond',
  body_at = CASE WHEN revision = sending_revision THEN body_at + $5 ELSE body_at END,
  error = $6,
  lease_until = NULL
WHERE id = $1 AND attempts = $2 AND state IN ('sending', 'unclear')
