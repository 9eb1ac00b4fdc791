-- The number of our own server process, so that its waits can be watched from the other session.
SELECT pg_backend_pid() AS pid
