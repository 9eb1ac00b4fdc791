SELECT DISTINCT ON (gauge, subject) target, gauge, subject, unit, value, at
FROM aegis.sample WHERE target = $1 AND at > clock_timestamp() - interval '3 days'
ORDER BY gauge, subject, at DESC
