-- Slack repeats within minutes, and periods have rows of their own: a month is far more than a key is needed for.
DELETE FROM aegis.request WHERE id IN (
  SELECT id FROM aegis.request
  WHERE state IN ('done', 'failed') AND ended_at < clock_timestamp() - interval '30 days'
  ORDER BY id LIMIT 5000 FOR UPDATE SKIP LOCKED)
