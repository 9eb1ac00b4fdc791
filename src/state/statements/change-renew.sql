-- The owner's sign of life. No row: another one owns the change by now.
UPDATE aegis.change
SET lease_until = clock_timestamp() + make_interval(secs => $3)
WHERE id = $1 AND fence = $2 AND state = 'running'
RETURNING cancelled_by
