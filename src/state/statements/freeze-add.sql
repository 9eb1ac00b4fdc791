INSERT INTO aegis.freeze (until, reason, by_id) VALUES ($1, $2, $3) RETURNING id
