-- Senders that died or froze: a post of theirs may have arrived, so it is looked up; an edit and a private answer may be
-- sent again. A private answer that is older than ten minutes is no answer any more.
UPDATE aegis.outbox SET
  state = CASE WHEN kind IN ('ephemeral', 'home') AND updated_at < now() - interval '10 minutes' THEN 'refused'
               WHEN kind IN ('channel', 'direct') AND ts IS NULL THEN 'unclear'
               ELSE 'pending' END,
  error = CASE WHEN state = 'sending' THEN 'the sender was lost' ELSE 'too late for a private answer' END,
  lease_until = NULL,
  next_at = CASE WHEN kind IN ('channel', 'direct') AND ts IS NULL THEN now() + $1 * interval '1 millisecond'
                 ELSE now() END
WHERE (state = 'sending' AND lease_until < now())
   OR (state = 'pending' AND kind IN ('ephemeral', 'home') AND updated_at < now() - interval '10 minutes')
