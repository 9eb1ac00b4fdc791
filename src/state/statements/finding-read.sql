SELECT finding, first_seen, resolved_at FROM aegis.finding WHERE resolved_at IS NULL
