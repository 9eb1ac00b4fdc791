INSERT INTO aegis.period (channel, id, due) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id
