INSERT INTO aegis.mute (finding, until, reason, by_id) VALUES ($1, clock_timestamp() + make_interval(mins => $2), $3, $4)
RETURNING id, until
