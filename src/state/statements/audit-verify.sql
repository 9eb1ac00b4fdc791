-- The first audit row that does not follow from the one before it: edited, cut out or put in.
SELECT a.n::int AS n
FROM aegis.audit a
LEFT JOIN aegis.audit b ON b.n = a.n - 1
WHERE a.hash <> aegis.audit_hash(a.n, a.at, a.who, a.what, a.about, a.prev)
   OR a.prev <> CASE WHEN a.n = 1 THEN repeat('0', 64) ELSE coalesce(b.hash, '') END
ORDER BY a.n
LIMIT 1
