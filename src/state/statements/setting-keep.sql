-- The stored value; the given one if there was none.
INSERT INTO aegis.setting AS s (name, value) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = s.value
RETURNING value
