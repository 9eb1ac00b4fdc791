-- Takes one request to work on; none comes back when another worker has it or it is over.
UPDATE aegis.request
SET state = 'working', attempts = attempts + 1, lease_until = clock_timestamp() + make_interval(secs => $2)
WHERE id = $1 AND (state = 'new' OR (state = 'working' AND lease_until < clock_timestamp()))
RETURNING id::text, key, verb, args, via, by_id, by_team, reply_to, language, at, attempts
