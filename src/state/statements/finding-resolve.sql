-- What the checks that really ran ($2) did not see again.
UPDATE aegis.finding SET resolved_at = $3
WHERE target = $1 AND check_id = ANY ($2) AND last_seen < $3 AND resolved_at IS NULL
