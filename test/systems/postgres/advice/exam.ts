// The exam: eighteen questions whose index is known, and four that must bring none. Tables as an application has them,
// filled so that each question is a clear one.

export const schema: readonly string[] = [
  `CREATE EXTENSION pg_stat_statements`,
  `CREATE EXTENSION pg_trgm`,
  `CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL, region int NOT NULL, active bool NOT NULL, filler text)`,
  `INSERT INTO customers SELECT n, 'User' || (n * 7919 % 40009) || '@example.com', n % 50, n % 200 <> 0, repeat('x', 200)
   FROM generate_series(1, 40000) n`,
  `CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL, status text NOT NULL, region int NOT NULL,
     channel int NOT NULL, kind int NOT NULL, created_at timestamptz NOT NULL, processed_at timestamptz, filler text)`,
  `INSERT INTO orders SELECT n, n * 7919 % 10007, CASE WHEN n % 100 = 0 THEN 'failed' WHEN n % 3 = 0 THEN 'open' ELSE 'done' END,
     n * 31 % 97, n * 17 % 89, n * 13 % 83, timestamptz '2026-01-01' + (n * 7919 % 120000) * interval '1 minute',
     CASE WHEN n % 300 = 0 THEN NULL ELSE now() END, repeat('x', 120) FROM generate_series(1, 60000) n`,
  `CREATE VIEW failed_orders AS SELECT id, created_at FROM orders WHERE status = 'failed'`,
  `CREATE TABLE items (order_id int NOT NULL, product_id int NOT NULL, qty int NOT NULL, filler text)`,
  `INSERT INTO items SELECT n * 7919 % 30011, n * 31 % 1999, n % 9, repeat('x', 130) FROM generate_series(1, 60000) n`,
  `CREATE TABLE events (id int PRIMARY KEY, at timestamptz NOT NULL, doc jsonb NOT NULL, tags text[] NOT NULL, filler text)`,
  `INSERT INTO events SELECT n, timestamptz '2026-01-01' + n * interval '1 second',
     jsonb_build_object('user', 'u' || (n * 31 % 20011), 'code', n * 17 % 5003), ARRAY['t' || (n % 5003), 'x' || (n % 4001)],
     repeat('x', 120) FROM generate_series(1, 40000) n`,
  `CREATE TABLE readings (device int NOT NULL, at date NOT NULL, value int, filler text) PARTITION BY RANGE (at)`,
  `CREATE TABLE readings_1 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')`,
  `CREATE TABLE readings_2 PARTITION OF readings FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')`,
  `INSERT INTO readings SELECT n * 31 % 5003, date '2026-01-01' + n % 59, n, repeat('x', 160) FROM generate_series(1, 50000) n`,
  `CREATE TABLE small (id int, code int)`,
  `INSERT INTO small SELECT n, n FROM generate_series(1, 3000) n`,
  `CREATE TABLE queue (id int PRIMARY KEY, worker int NOT NULL, filler text) WITH (fillfactor = 50)`,
  `INSERT INTO queue SELECT n, n % 2000, repeat('x', 300) FROM generate_series(1, 15000) n`,
  `CREATE INDEX events_code ON events (((doc ->> 'code')))`,
];

/** For `VACUUM ANALYZE`, which must stand alone. */
export const tables = ['customers', 'orders', 'items', 'events', 'readings', 'small', 'queue'];

export interface Question {
  readonly name: string;
  readonly asked: readonly string[];
  /** Of the statement that builds the index; absent: nothing may be advised. */
  readonly answer?: RegExp;
  /** Cannot be known from the shortened text alone: a session that still shows its values is needed. */
  readonly needsExample?: true;
  readonly thresholds?: Record<string, number>;
}

const on = (table: string, rest: string) =>
  new RegExp(`^CREATE INDEX (CONCURRENTLY )?\\S+ ON public\\.${table} ${rest}$`);

export const questions: readonly Question[] = [
  {
    name: 'one equality',
    asked: [`SELECT * FROM orders WHERE customer_id = 77`],
    answer: on('orders', '\\(customer_id\\)'),
  },
  {
    name: 'three equalities, each weak alone',
    asked: [`SELECT * FROM orders WHERE region = 5 AND channel = 7 AND kind = 3`],
    answer: on('orders', '\\((region|channel|kind), (region|channel|kind), (region|channel|kind)\\)'),
  },
  {
    name: 'equality before range',
    asked: [`SELECT * FROM orders WHERE region = 5 AND created_at > '2026-03-20'`],
    answer: on('orders', '\\(region, created_at\\)'),
  },
  {
    name: 'equality before order and limit',
    asked: [`SELECT * FROM orders WHERE region = 5 ORDER BY created_at DESC LIMIT 10`],
    answer: on('orders', '\\(region, created_at( DESC)?\\)'),
  },
  {
    name: 'order in two directions',
    asked: [`SELECT * FROM orders ORDER BY region, created_at DESC LIMIT 10`],
    answer: on('orders', '\\((region, created_at DESC|region DESC, created_at)\\)'),
  },
  {
    name: 'a small column included',
    asked: [`SELECT sum(qty) FROM items WHERE product_id = 5`],
    answer: on('items', '\\(product_id\\) INCLUDE \\(qty\\)'),
  },
  {
    name: 'the few that are not processed',
    asked: [`SELECT * FROM orders WHERE processed_at IS NULL`],
    answer: on('orders', '\\(.+\\) WHERE processed_at IS NULL'),
  },
  {
    name: 'a rare value written into a view',
    asked: [`SELECT * FROM failed_orders WHERE created_at > '2026-03-20'`],
    answer: on('orders', `\\(created_at\\)( INCLUDE \\(id\\))? WHERE status = 'failed'::text`),
  },
  {
    name: 'a function of a column',
    asked: [`SELECT * FROM customers WHERE lower(email) = 'user77@example.com'`],
    answer: on('customers', '\\(lower\\(email\\)\\)'),
  },
  {
    name: 'the beginning of a text',
    asked: [`SELECT * FROM customers WHERE email LIKE 'User1234%'`],
    answer: on('customers', '\\(email text_pattern_ops\\)'),
    needsExample: true,
  },
  {
    name: 'the inside of a text',
    asked: [`SELECT * FROM customers WHERE email LIKE '%4567@%'`],
    answer: on('customers', 'USING gin \\(email public\\.gin_trgm_ops\\)'),
  },
  {
    name: 'inside a document',
    asked: [`SELECT id FROM events WHERE doc @> '{"user": "u77"}'`],
    answer: on('events', 'USING gin \\(doc jsonb_path_ops\\)'),
  },
  {
    name: 'inside an array',
    asked: [`SELECT id FROM events WHERE tags && ARRAY['t77']`],
    answer: on('events', 'USING gin \\(tags\\)'),
  },
  {
    name: 'a time span of a log that lies in order',
    asked: [`SELECT sum(length(filler)) FROM events WHERE at BETWEEN '2026-01-01 02:00' AND '2026-01-01 02:20'`],
    answer: on('events', 'USING brin \\(at\\)'),
    thresholds: { adviceBrinBytes: 1024 ** 2 },
  },
  {
    name: 'the far side of a join',
    asked: [`SELECT o.id, i.qty FROM orders o JOIN items i ON i.order_id = o.id WHERE o.id BETWEEN 100 AND 105`],
    needsExample: true,
    answer: on('items', '\\(order_id\\)( INCLUDE \\(qty\\))?'),
  },
  {
    name: 'the few that are switched off',
    asked: [`SELECT id FROM customers WHERE NOT active AND region = 0`],
    answer: on('customers', '\\((region|id)\\)( INCLUDE \\(.+\\))? WHERE NOT active'),
  },
  {
    name: 'one field of a document',
    asked: [`SELECT id FROM events WHERE doc ->> 'user' = 'u77'`],
    answer: on('events', `\\(\\(doc ->> 'user'::text\\)\\)( INCLUDE \\(id\\))?`),
    needsExample: true,
  },
  {
    name: 'a partitioned table',
    asked: [`SELECT * FROM readings WHERE device = 77`],
    answer: on('readings', '\\(device\\)'),
  },
  { name: 'nothing: a small table', asked: [`SELECT * FROM small WHERE code = 7`] },
  {
    name: 'nothing: an index is there',
    asked: [`SELECT * FROM customers WHERE id = 7`, `SELECT id FROM events WHERE doc ->> 'code' = '7'`],
  },
  {
    name: 'nothing: most rows are wanted',
    asked: [
      `SELECT count(filler) FROM customers WHERE active`,
      `SELECT count(filler) FROM orders WHERE status = 'done'`,
    ],
  },
  {
    name: 'nothing: written far more than read',
    asked: [
      `SELECT id FROM queue WHERE worker = 7`,
      `UPDATE queue SET worker = worker + 1`,
      `UPDATE queue SET worker = worker + 2`,
      `UPDATE queue SET worker = worker + 3`,
    ],
  },
];
