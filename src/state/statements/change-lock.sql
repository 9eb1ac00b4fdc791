SELECT id FROM aegis.change WHERE id = $1 FOR UPDATE
