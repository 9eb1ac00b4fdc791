-- Before a foreign statement is planned: its author's schemas, and shorter limits than ours, because planning waits for
-- every table that it names.
SELECT set_config('search_path', $1, true),
       set_config('lock_timeout', '200ms', true),
       set_config('statement_timeout', '3s', true),
       set_config('plan_cache_mode', 'force_generic_plan', true),
       set_config('max_parallel_workers_per_gather', '0', true),
       set_config('jit', 'off', true)
