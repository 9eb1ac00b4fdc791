INSERT INTO aegis.alert (key, finding, opened_at, seen_at) VALUES ($1, $2, $3, $3)
ON CONFLICT (key) WHERE resolved_at IS NULL DO UPDATE SET finding = excluded.finding, seen_at = excluded.seen_at
RETURNING id::int, key, finding, opened_at
