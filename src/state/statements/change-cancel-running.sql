UPDATE aegis.change SET cancelled_by = $2 WHERE id = $1 AND state = 'running' AND cancelled_by IS NULL RETURNING id
