-- Takes a change to run: approved and due, or running under a lease that ended. Raises the fence: whoever held it before
-- may write nothing more. The unique index on the target refuses a second active change.
UPDATE aegis.change
SET state = 'running', owner = $2, fence = fence + 1, lease_until = clock_timestamp() + make_interval(secs => $3),
    started_at = coalesce(started_at, clock_timestamp())
WHERE id = $1
  AND ((state = 'approved' AND coalesce(not_before, '-infinity') <= clock_timestamp())
       OR (state = 'running' AND lease_until < clock_timestamp()))
RETURNING fence::int
