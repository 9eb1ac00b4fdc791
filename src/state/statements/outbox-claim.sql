-- The next message to send. Posts keep the order of their lane: nothing overtakes one that is not settled, and one that
-- waits for its thread's first message holds nobody up. About one post a second and channel is what Slack allows.
UPDATE aegis.outbox AS claimed SET
  state = 'sending',
  attempts = claimed.attempts + 1,
  sending_revision = claimed.revision,
  lease_until = now() + $1 * interval '1 millisecond',
  posted_at = CASE WHEN claimed.ts IS NULL THEN now() ELSE claimed.posted_at END
FROM (
  SELECT o.id, coalesce(parent.ts, substring(o.thread_key FROM '^ts:(.*)$')) AS thread_ts
  FROM aegis.outbox o
  LEFT JOIN aegis.outbox parent ON parent.key = o.thread_key
  WHERE o.state = 'pending'
    AND o.next_at <= now()
    AND (o.ts IS NOT NULL OR (
      (o.thread_key IS NULL OR o.thread_key LIKE 'ts:%' OR parent.ts IS NOT NULL OR parent.state = 'refused')
      AND NOT EXISTS (
        SELECT FROM aegis.outbox earlier
        LEFT JOIN aegis.outbox root ON root.key = earlier.thread_key
        WHERE earlier.lane = o.lane AND earlier.id < o.id AND earlier.ts IS NULL
          AND earlier.state IN ('pending', 'sending', 'unclear')
          AND (earlier.thread_key IS NULL OR earlier.thread_key LIKE 'ts:%' OR root.ts IS NOT NULL OR root.state = 'refused')
      )
      AND (o.kind NOT IN ('channel', 'direct') OR NOT EXISTS (
        SELECT FROM aegis.outbox recent
        WHERE recent.lane = o.lane AND recent.posted_at > now() - $2 * interval '1 millisecond'
      ))
    ))
  ORDER BY o.id
  LIMIT 1
  FOR UPDATE OF o SKIP LOCKED
) AS due
WHERE claimed.id = due.id
RETURNING claimed.id, claimed.key, claimed.place, claimed.bodies, claimed.body_at, claimed.file, claimed.ts,
  claimed.attempts, due.thread_ts
