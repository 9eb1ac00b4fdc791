UPDATE aegis.freeze SET ended_at = clock_timestamp() WHERE ended_at IS NULL AND until > clock_timestamp() RETURNING id
