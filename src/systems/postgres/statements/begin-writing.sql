-- The first statement of a session that acts. No lock_timeout: it would also count the wait for old snapshots and
-- leave invalid indexes behind. Manual vacuum is throttled as autovacuum is; its messages come in English if allowed.
SELECT set_config('search_path', 'pg_catalog', false),
       set_config('statement_timeout', '0', false),
       set_config('lock_timeout', '0', false),
       set_config('idle_in_transaction_session_timeout', '30s', false),
       set_config('vacuum_cost_delay', '2ms', false),
       (SELECT set_config('lc_messages', 'C', false) FROM pg_roles WHERE rolname = current_user AND rolsuper)
