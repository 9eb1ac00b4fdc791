-- The intent, before the effect, only under the present fence.
INSERT INTO aegis.step (change_id, phase, n, step, state, fence)
SELECT $1, $2, $3, $4, 'intent', $5
FROM aegis.change WHERE id = $1 AND fence = $5 AND state = 'running'
ON CONFLICT (change_id, phase, n) DO UPDATE SET fence = excluded.fence, state = 'intent'
RETURNING n
