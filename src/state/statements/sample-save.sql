INSERT INTO aegis.sample (target, gauge, subject, unit, value, at)
SELECT s->>'target', s->>'gauge', s->>'subject', s->>'unit', (s->>'value')::float8, (s->>'at')::timestamptz
FROM jsonb_array_elements($1::jsonb) s
