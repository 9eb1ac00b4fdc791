-- What Prometheus may read of the whole installation, whichever process did it.
SELECT 'requests' AS metric, verb AS label, count(*)::int AS value FROM aegis.request GROUP BY verb
UNION ALL SELECT 'changes', state, count(*)::int FROM aegis.change GROUP BY state
UNION ALL SELECT 'messages', state, count(*)::int FROM aegis.outbox GROUP BY state
UNION ALL SELECT 'findings', severity, count(*)::int FROM aegis.finding WHERE resolved_at IS NULL GROUP BY severity
UNION ALL SELECT 'checks', o->>'state', count(*)::int
          FROM aegis.inspection, jsonb_array_elements(outcomes) o GROUP BY o->>'state'
