-- Requests that no worker holds: their job was lost, or their worker died.
SELECT id::text FROM aegis.request
WHERE (state = 'new' AND at < clock_timestamp() - interval '3 seconds')
   OR (state = 'working' AND lease_until < clock_timestamp())
ORDER BY id LIMIT 100
