-- Nothing comes back where the period is taken, or a newer one of its kind: a clock that is set back brings no old reports.
INSERT INTO aegis.period (channel, id, due)
SELECT $1, $2, $3
WHERE NOT EXISTS (SELECT FROM aegis.period
                  WHERE channel = $1 AND split_part(id, ':', 1) = split_part($2, ':', 1) AND due > $3)
ON CONFLICT DO NOTHING
RETURNING id
