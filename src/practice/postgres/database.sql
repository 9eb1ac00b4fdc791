-- Whether the practice database is there already.
SELECT count(*) > 0 AS made FROM pg_database WHERE datname = 'practice'
