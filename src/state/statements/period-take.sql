-- Nothing comes back where the period is taken, or a newer one of its kind: a clock that is set back brings no old reports.
-- One that is days ahead of now was taken by a clock that was wrong: it does not silence the right one until then.
INSERT INTO aegis.period (channel, id, due)
SELECT $1, $2, $3
WHERE NOT EXISTS (SELECT FROM aegis.period
                  WHERE channel = $1 AND split_part(id, ':', 1) = split_part($2, ':', 1)
                    AND due > $3 AND due < $4::timestamptz + interval '2 days')
ON CONFLICT DO NOTHING
RETURNING id
