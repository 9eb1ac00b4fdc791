-- Cancels what our own process $1 is doing.
SELECT pg_cancel_backend($1) AS cancelled
