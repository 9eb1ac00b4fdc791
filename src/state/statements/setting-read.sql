SELECT value FROM aegis.setting WHERE name = $1
