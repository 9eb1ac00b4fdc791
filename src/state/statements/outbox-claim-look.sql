-- The next message whose fate is not known. Looking does no harm, so the pause until the next look is its only lease.
UPDATE aegis.outbox AS claimed SET
  attempts = claimed.attempts + 1,
  next_at = now() + $1 * interval '1 millisecond'
FROM (
  SELECT o.id, coalesce(parent.ts, substring(o.thread_key FROM '^ts:(.*)$')) AS thread_ts
  FROM aegis.outbox o
  LEFT JOIN aegis.outbox parent ON parent.key = o.thread_key
  WHERE o.state = 'unclear' AND o.next_at <= now()
  ORDER BY o.id
  LIMIT 1
  FOR UPDATE OF o SKIP LOCKED
) AS due
WHERE claimed.id = due.id
RETURNING claimed.id, claimed.key, claimed.place, claimed.bodies, claimed.body_at, claimed.file, claimed.ts,
  claimed.attempts, due.thread_ts
