-- The mark that another connection of ours may have left in this session.
SELECT current_setting('aegis.mark', true) AS mark
