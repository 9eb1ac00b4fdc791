-- After a day one sample an hour of each series is enough: the first. A few thousand rows at a time, from the oldest
-- hour that has more.
DELETE FROM aegis.sample s
USING (
  SELECT ctid FROM (
    SELECT ctid, row_number() OVER (PARTITION BY target, gauge, subject, date_trunc('hour', at) ORDER BY at) AS n
    FROM aegis.sample
    WHERE at >= clock_timestamp() - interval '3 days' AND at < date_trunc('hour', clock_timestamp()) - interval '1 day'
  ) ranked
  WHERE n > 1
  LIMIT 20000
) extra
WHERE s.ctid = extra.ctid
