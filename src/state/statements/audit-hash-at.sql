SELECT hash FROM aegis.audit WHERE n = $1
