-- A small shop, made once. 200,000 rows of generated data; autovacuum is off on sessions, whose rows change all day,
-- and a second index on orders repeats the first.
-- Counts statements where the server was started for it; the tests' own servers may not be.
DO $$ BEGIN
  IF current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%' THEN
    CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
  END IF;
END $$;

DO $$ BEGIN
  IF to_regrole('practice_app') IS NULL THEN CREATE ROLE practice_app; END IF;
END $$;
CREATE SCHEMA shop;
GRANT USAGE ON SCHEMA shop TO practice_app;
CREATE TABLE shop.customers (
  id int PRIMARY KEY, name text NOT NULL, email text NOT NULL, country text NOT NULL, created_at timestamptz NOT NULL
);
CREATE TABLE shop.orders (
  id int PRIMARY KEY, customer_id int NOT NULL, status text NOT NULL, total_cents int NOT NULL,
  created_at timestamptz NOT NULL, note text
);
CREATE TABLE shop.order_items (
  order_id int NOT NULL, line int NOT NULL, product_id int NOT NULL, quantity int NOT NULL, price_cents int NOT NULL
);
CREATE TABLE shop.sessions (
  id int PRIMARY KEY, customer_id int NOT NULL, data text NOT NULL, seen_at timestamptz NOT NULL
) WITH (autovacuum_enabled = false);
CREATE TABLE shop.invoices (id int PRIMARY KEY, order_id int NOT NULL, total_cents int NOT NULL, sent boolean NOT NULL);

INSERT INTO shop.customers
SELECT n, 'Customer ' || n, 'customer' || n || '@example.com', (ARRAY['KR','JP','DE','US','BR'])[1 + n % 5],
       now() - n * interval '7 minutes'
FROM generate_series(1, 20000) n;
INSERT INTO shop.orders
SELECT n, 1 + (n * 7919) % 20000, (ARRAY['open','paid','sent','done','done','done'])[1 + n % 6], 500 + (n * 31) % 90000,
       now() - n * interval '90 seconds', CASE WHEN n % 10 = 0 THEN 'gift, wrap it' END
FROM generate_series(1, 140000) n;
INSERT INTO shop.order_items
SELECT 1 + (n * 13) % 140000, n % 4, 1 + (n * 17) % 900, 1 + n % 3, 100 + (n * 37) % 9000
FROM generate_series(1, 40000) n;
INSERT INTO shop.sessions
SELECT n, 1 + n % 20000, repeat(md5(n::text), 4), now() - n * interval '3 seconds'
FROM generate_series(1, 30000) n;
INSERT INTO shop.invoices SELECT n, n * 5, 500 + (n * 31) % 90000, n % 3 > 0 FROM generate_series(1, 10000) n;

CREATE INDEX orders_customer_created_idx ON shop.orders (customer_id, created_at);
CREATE INDEX orders_customer_idx ON shop.orders (customer_id, created_at);
COMMENT ON INDEX shop.orders_customer_idx IS 'added for the customer page';
CREATE INDEX orders_status_idx ON shop.orders (status);
CREATE INDEX order_items_order_idx ON shop.order_items (order_id);
CREATE INDEX sessions_seen_idx ON shop.sessions (seen_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA shop TO practice_app;

-- A day of work on the sessions: the old version of each row is dead.
UPDATE shop.sessions SET seen_at = seen_at + interval '1 second' WHERE id % 5 < 2;
ANALYZE shop.customers, shop.orders, shop.order_items, shop.sessions, shop.invoices;
