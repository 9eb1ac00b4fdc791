-- Statements of the workload as some session last sent them, with their real values: the plan for those is truer than the
-- one for any value. Cut-off texts are useless. query_id exists from 14.
-- $1: statement ids.
SELECT DISTINCT ON (to_jsonb(a) ->> 'query_id') to_jsonb(a) ->> 'query_id' AS id, a.query AS text
FROM pg_stat_activity a
WHERE a.datname = current_database() AND to_jsonb(a) ->> 'query_id' = ANY ($1::text[])
  AND octet_length(a.query) < pg_size_bytes(current_setting('track_activity_query_size')) - 1
ORDER BY to_jsonb(a) ->> 'query_id', a.query_start DESC
