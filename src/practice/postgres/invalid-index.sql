-- Fails by its nature: products are sold more than once. As every cut-off CREATE INDEX CONCURRENTLY does, it leaves an
-- invalid index behind.
CREATE UNIQUE INDEX CONCURRENTLY order_items_product_key ON shop.order_items (product_id)
