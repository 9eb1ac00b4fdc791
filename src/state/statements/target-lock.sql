-- One plan at a time is stored for a target, so that two who ask at once get one change. Ends with the transaction.
SELECT pg_advisory_xact_lock(4722002, hashtext($1))
