SELECT id FROM aegis.change WHERE state = 'proposed' AND expires_at < clock_timestamp() ORDER BY id LIMIT 50
