SELECT at, body, samples FROM aegis.report WHERE channel = $1 AND kind = $2 ORDER BY at DESC LIMIT 1
