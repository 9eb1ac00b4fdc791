SELECT finding, until, reason, by_id FROM aegis.mute WHERE ended_at IS NULL AND until > clock_timestamp() ORDER BY until
