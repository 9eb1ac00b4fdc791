-- Saves a request under its key; no row comes back when it was there already.
INSERT INTO aegis.request (key, verb, args, via, by_id, by_team, reply_to, language)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (key) DO NOTHING
RETURNING id::text
