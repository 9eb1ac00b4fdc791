INSERT INTO aegis.inspection (target, kind, at, took_ms, outcomes) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (target) DO UPDATE SET kind = $2, at = $3, took_ms = $4, outcomes = $5
