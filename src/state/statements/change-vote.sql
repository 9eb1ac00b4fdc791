INSERT INTO aegis.vote (change_id, by_id, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
