-- The worker's sign of life while it answers.
UPDATE aegis.request SET lease_until = clock_timestamp() + make_interval(secs => $3)
WHERE id = $1 AND attempts = $2 AND state = 'working'
