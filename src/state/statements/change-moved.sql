-- The world moved: the new plan is asked about, and votes for the old hash count no more. What somebody cancelled
-- meanwhile is not asked about again.
UPDATE aegis.change
SET state = 'proposed', plan = $3, hash = $4, owner = NULL, lease_until = NULL, started_at = NULL, measures = '[]',
    decided_by = NULL, decided_at = NULL, not_before = NULL, expires_at = clock_timestamp() + make_interval(hours => $5), votes_needed = $6
WHERE id = $1 AND fence = $2 AND state = 'running' AND cancelled_by IS NULL
RETURNING id
