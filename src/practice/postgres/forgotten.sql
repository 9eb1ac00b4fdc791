-- What the billing job does before it forgets its transaction. Read committed and without a write, it holds neither old
-- rows nor a lock on anything but invoices.
BEGIN;
SELECT count(*) FROM shop.invoices WHERE NOT sent
