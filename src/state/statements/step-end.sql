-- The result, after the effect, only under the present fence.
UPDATE aegis.step s SET state = $4, result = $5, said = $6, ended_at = clock_timestamp(), fence = $7
FROM aegis.change c
WHERE s.change_id = $1 AND s.phase = $2 AND s.n = $3 AND c.id = s.change_id AND c.fence = $7 AND c.state = 'running'
RETURNING s.n
