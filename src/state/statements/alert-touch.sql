-- It lasts, though it is muted: an alert that was open before the mute is neither edited nor called resolved.
UPDATE aegis.alert SET seen_at = $2 WHERE key = ANY ($1) AND resolved_at IS NULL
