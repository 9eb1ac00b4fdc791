INSERT INTO aegis.change
  (target, remedy, asked, plan, hash, requested_by, reply_to, expires_at, votes_needed, undo_of)
VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(hours => $8), $9, $10)
RETURNING id
