INSERT INTO aegis.report (id, kind, channel, language, zone, body, samples) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO NOTHING
