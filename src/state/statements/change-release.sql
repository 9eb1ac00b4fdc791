-- Back to approved, untouched: it may not run yet (freeze, window). What somebody cancelled meanwhile does not wait.
UPDATE aegis.change
SET state = 'approved', owner = NULL, lease_until = NULL, started_at = NULL, measures = '[]', not_before = $3
WHERE id = $1 AND fence = $2 AND state = 'running' AND cancelled_by IS NULL
RETURNING id
