-- Only by the attempt that holds it: whoever stood still past its lease answers nothing more.
UPDATE aegis.request
SET state = $3, answer = $4, ended_at = clock_timestamp(), lease_until = NULL
WHERE id = $1 AND attempts = $2 AND state = 'working'
RETURNING id
