-- The stored value; the given one if there was none.
WITH put AS (INSERT INTO aegis.setting (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING value)
SELECT value FROM put UNION ALL SELECT value FROM aegis.setting WHERE name = $1 LIMIT 1
