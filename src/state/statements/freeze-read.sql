SELECT until, reason, by_id FROM aegis.freeze WHERE ended_at IS NULL AND until > clock_timestamp() ORDER BY until DESC LIMIT 1
