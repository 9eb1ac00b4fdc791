UPDATE aegis.request
SET state = $2, answer = $3, ended_at = clock_timestamp(), lease_until = NULL
WHERE id = $1 AND state = 'working'
