-- How long the next statements of this session wait for a lock ($1, `0`: for ever). Never around CONCURRENTLY, whose
-- waits for old snapshots it would cut as well.
SELECT set_config('lock_timeout', $1, false)
