-- Raw samples are kept 35 days.
DELETE FROM aegis.sample WHERE at < clock_timestamp() - interval '35 days'
