-- Puts a message, or edits the one with this key when its body is another one. An edit that Slack refused for good
-- (the message is gone) stays refused; a post that was refused is tried again.
INSERT INTO aegis.outbox AS o (key, kind, place, lane, thread_key, bodies, file)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (key) DO UPDATE SET
  bodies = excluded.bodies,
  body_at = 0,
  revision = o.revision + 1,
  updated_at = now(),
  state = CASE WHEN o.state = 'sent' OR (o.state = 'refused' AND o.ts IS NULL) THEN 'pending' ELSE o.state END,
  -- One message is edited at most every three seconds (chat.update: about 50 a minute for the whole workspace).
  next_at = CASE WHEN o.state = 'sent' THEN greatest(now(), o.sent_at + interval '3 seconds')
                 WHEN o.state = 'refused' THEN now()
                 ELSE o.next_at END
WHERE o.bodies IS DISTINCT FROM excluded.bodies
