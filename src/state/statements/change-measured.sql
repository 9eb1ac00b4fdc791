UPDATE aegis.change SET measures = $3 WHERE id = $1 AND fence = $2 AND state = 'running' RETURNING id
