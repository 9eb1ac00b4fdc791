SELECT c.id, c.plan, c.hash, c.state, c.asked, c.requested_by, c.requested_at, c.expires_at, c.votes_needed, c.decided_by,
       c.decided_at, c.reason, c.not_before, c.undo_of, c.started_at, c.ended_at, c.measures, c.outcome, c.reply_to,
       c.fence::int AS fence, c.cancelled_by, c.override, c.reminded, c.expires_at < clock_timestamp() AS is_late,
       coalesce((SELECT jsonb_agg(jsonb_build_object('by', v.by_id, 'at', v.at) ORDER BY v.at)
                 FROM aegis.vote v WHERE v.change_id = c.id AND v.hash = c.hash), '[]') AS votes,
       (SELECT max(u.id) FROM aegis.change u WHERE u.undo_of = c.id
          AND u.state NOT IN ('rejected', 'expired', 'cancelled', 'failed', 'rolled-back')) AS undone_by
FROM aegis.change c
