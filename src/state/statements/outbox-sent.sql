-- It is there. A newer body that came meanwhile goes out as an edit, three seconds from now.
UPDATE aegis.outbox SET
  state = CASE WHEN revision > sending_revision THEN 'pending' ELSE 'sent' END,
  sent_revision = sending_revision,
  ts = $3,
  real_channel = $4,
  sent_at = now(),
  lease_until = NULL,
  error = NULL,
  next_at = now() + interval '3 seconds'
WHERE id = $1 AND attempts = $2 AND state IN ('sending', 'unclear')
