-- The first sample of each series that is still kept: since when it has been watched.
SELECT DISTINCT ON (gauge, subject) target, gauge, subject, unit, value, at
FROM aegis.sample WHERE target = $1
ORDER BY gauge, subject, at
