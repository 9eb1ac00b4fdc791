-- What may still be edited or answered in its thread stays: the messages of an open change or alert, and whatever a
-- message that waits belongs to.
DELETE FROM aegis.outbox WHERE id IN (
  SELECT o.id FROM aegis.outbox o
  WHERE o.state IN ('sent', 'refused') AND o.updated_at < clock_timestamp() - interval '60 days'
    AND NOT EXISTS (SELECT FROM aegis.change c
                    WHERE c.state IN ('proposed', 'approved', 'running', 'unknown') AND starts_with(o.key, 'change:' || c.id || ':'))
    AND NOT EXISTS (SELECT FROM aegis.alert a WHERE a.resolved_at IS NULL AND starts_with(o.key, 'alert:' || a.id || ':'))
    AND NOT EXISTS (SELECT FROM aegis.outbox child WHERE child.thread_key = o.key AND child.state NOT IN ('sent', 'refused'))
  ORDER BY o.id LIMIT 5000 FOR UPDATE OF o SKIP LOCKED)
