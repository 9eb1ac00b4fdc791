-- Only a change that is approved and waits; only once.
UPDATE aegis.change
SET override = jsonb_build_object('by', $2::text, 'reason', $3::text, 'at', clock_timestamp()), not_before = NULL
WHERE id = $1 AND state = 'approved' AND override IS NULL
RETURNING id
