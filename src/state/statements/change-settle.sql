-- Somebody looks at an unknown outcome: it runs on, from its journal.
UPDATE aegis.change SET state = 'running', owner = NULL, lease_until = clock_timestamp() - interval '1 second'
WHERE id = $1 AND state = 'unknown'
RETURNING id
