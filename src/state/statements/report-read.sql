SELECT id, kind, channel, language, zone, at, body FROM aegis.report WHERE id = $1
