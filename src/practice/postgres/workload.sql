-- One round of shop life: some sessions are seen again, some orders come and the same number of old ones go. The
-- sessions stop moving once 60,000 dead rows wait there, so that the disk does not fill when nobody vacuums.
UPDATE shop.sessions SET seen_at = now()
WHERE id IN (SELECT 1 + (random() * 29999)::int FROM generate_series(1, 250))
  AND (SELECT pg_stat_get_dead_tuples('shop.sessions'::regclass)) < 60000;
WITH gone AS (
  DELETE FROM shop.orders WHERE id IN (SELECT id FROM shop.orders ORDER BY id LIMIT 20) RETURNING id
)
INSERT INTO shop.orders
SELECT newest.id + row_number() OVER (), 1 + (random() * 19999)::int, 'open', 500 + (random() * 90000)::int, now(), NULL
FROM gone, (SELECT max(id) AS id FROM shop.orders) newest;
SELECT count(*) FROM shop.orders WHERE customer_id = 1 + (random() * 19999)::int AND created_at > now() - interval '30 days';
SELECT status, count(*) FROM shop.orders WHERE status = 'open' GROUP BY status
