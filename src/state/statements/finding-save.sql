-- First and last sight of a finding; one that comes back after it was resolved is new again.
INSERT INTO aegis.finding (target, check_id, subject, severity, finding, first_seen, last_seen)
SELECT f->>'target', f->>'check', f->>'subject', f->>'severity', f, $2, $2 FROM jsonb_array_elements($1::jsonb) f
ON CONFLICT (target, check_id, subject) DO UPDATE SET
  severity = excluded.severity, finding = excluded.finding, last_seen = excluded.last_seen, resolved_at = NULL,
  first_seen = CASE WHEN aegis.finding.resolved_at IS NULL THEN aegis.finding.first_seen ELSE excluded.first_seen END
