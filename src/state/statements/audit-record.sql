SELECT aegis.record($1, $2, $3::jsonb)
