DELETE FROM aegis.vote WHERE change_id = $1
