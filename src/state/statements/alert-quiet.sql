-- Alerts of the targets that were looked at, whose finding was not seen for the calm time: they resolve.
UPDATE aegis.alert SET resolved_at = $3
WHERE resolved_at IS NULL AND finding->>'target' = $1 AND finding->>'check' = ANY ($2)
  AND seen_at < $3::timestamptz - make_interval(secs => $4)
RETURNING id::int, key, finding, opened_at, resolved_at
