-- A link lives for 30 days; a scheduled report is compared with its predecessor, a year's month with the last one.
DELETE FROM aegis.report WHERE id IN (
  SELECT id FROM aegis.report
  WHERE at < clock_timestamp() - CASE WHEN channel IS NULL THEN interval '35 days' ELSE interval '400 days' END
  ORDER BY at LIMIT 1000 FOR UPDATE SKIP LOCKED)
