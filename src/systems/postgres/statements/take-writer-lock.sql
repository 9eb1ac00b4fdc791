-- $1 application name: one acting session by target. 4722001 is any number that is ours.
SELECT pg_try_advisory_lock(4722001, hashtext($1)) AS held
