-- The workspace forgot everything: what was posted in the last hours is posted again, in order. Older ones count as
-- refused, so that a reply to them is posted outside their lost thread. Private answers are not repeated.
UPDATE aegis.outbox SET
  state = CASE WHEN updated_at > now() - $1 * interval '1 hour' THEN 'pending' ELSE 'refused' END,
  error = CASE WHEN updated_at > now() - $1 * interval '1 hour' THEN NULL ELSE 'the workspace forgot it' END,
  ts = NULL,
  real_channel = NULL,
  thread_key = CASE WHEN thread_key LIKE 'ts:%' THEN NULL ELSE thread_key END,
  sent_revision = 0,
  posted_at = NULL,
  lease_until = NULL,
  next_at = now()
WHERE kind IN ('channel', 'direct') AND (ts IS NOT NULL OR state IN ('sending', 'unclear'))
