-- Proposals whose next reminder is due: after 1, 2, 4, 8 … hours.
UPDATE aegis.change SET reminded = reminded + 1, reminded_at = clock_timestamp()
WHERE state = 'proposed'
  AND coalesce(reminded_at, requested_at) + interval '1 hour' * power(2, reminded) < clock_timestamp()
RETURNING id
