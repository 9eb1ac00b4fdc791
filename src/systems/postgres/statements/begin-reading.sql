-- The first statement of every reading session: it can change nothing, waits at most a second for a lock and eight for
-- an answer, and sees no schema but the catalogue, so that every name the server prints is a full one.
SELECT set_config('search_path', 'pg_catalog', false),
       set_config('default_transaction_read_only', 'on', false),
       set_config('statement_timeout', '8s', false),
       set_config('lock_timeout', '1s', false),
       set_config('idle_in_transaction_session_timeout', '30s', false)
