-- What the head says, and what the rows say.
SELECT h.n::int AS n, h.hash, coalesce((SELECT max(n) FROM aegis.audit), 0)::int AS last,
       (SELECT a.hash FROM aegis.audit a WHERE a.n = h.n) AS last_hash
FROM aegis.audit_head h
