-- The age in transactions at which autovacuum must freeze a table.
SELECT current_setting('autovacuum_freeze_max_age')::float8 AS "freezeAge"
