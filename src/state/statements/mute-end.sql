UPDATE aegis.mute SET ended_at = clock_timestamp() WHERE finding = $1 AND ended_at IS NULL AND until > clock_timestamp() RETURNING id
