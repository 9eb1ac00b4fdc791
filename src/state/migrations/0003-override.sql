-- Somebody said that an approved change may run in spite of a freeze or outside its window, and why.
ALTER TABLE aegis.change ADD COLUMN override jsonb;
