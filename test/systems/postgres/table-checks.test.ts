// Statistics, freezing, the horizon, bloat and unused indexes: each planted, each beside a clean neighbour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Past } from '../../../src/core/system.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { openSession, until } from './sessions.ts';
import { findingsOf, only, outcomeOf, reasonOf, say, targetAt } from './target.ts';

const url = await freshDatabase('tables');
const target = targetAt(url);

test('statistics are judged by the trigger of each table, and partitioned parents by what autovacuum never does', async () => {
  await sql(`CREATE TABLE clean (a int); INSERT INTO clean SELECT g FROM generate_series(1, 1000) g`);
  await sql('ANALYZE clean');
  await sql(`CREATE TABLE never (a int); INSERT INTO never SELECT g FROM generate_series(1, 1000) g`);
  await sql(`CREATE TABLE small (a int); INSERT INTO small SELECT g FROM generate_series(1, 40) g`);
  await sql(`CREATE TABLE patient (a int) WITH (autovacuum_analyze_threshold = 100000)`);
  await sql(`INSERT INTO patient SELECT g FROM generate_series(1, 1000) g`);
  await sql(`CREATE TABLE unattended (a int) WITH (autovacuum_enabled = false)`);
  await sql(`INSERT INTO unattended SELECT g FROM generate_series(1, 1000) g; ANALYZE unattended`);
  await sql('UPDATE unattended SET a = a + 1 WHERE a <= 160');
  await sql('CREATE TABLE parent (a int) PARTITION BY RANGE (a)');
  await sql('CREATE TABLE part PARTITION OF parent FOR VALUES FROM (0) TO (5000)');
  await sql('CREATE TABLE empty (a int) PARTITION BY RANGE (a)');
  await sql('INSERT INTO parent SELECT g FROM generate_series(1, 1000) g; SELECT pg_stat_force_next_flush()');
  await sql('ANALYZE part');
  const found = await findingsOf(target, 'stale-statistics');
  assert.deepEqual(
    Object.fromEntries(found.map(({ subject, values, severity }) => [subject, [values['reason'], severity]])),
    {
      'public.never': ['never-analysed', 'warning'],
      'public.unattended': ['changed-since-analyze', 'warning'],
      'public.parent': ['parent-never-analysed', 'warning'],
    },
  );
  assert.ok(found.every(({ remedy }) => remedy === 'postgres.analyze'));
});

test('a table past its own freeze age is found with the number that counts for it', async () => {
  await sql('CREATE TABLE young (a int); CREATE TABLE ripe (a int) WITH (autovacuum_freeze_max_age = 100000)');
  const waiting = async () =>
    (await findingsOf(target, 'freeze-queue')).filter(({ subject }) => subject.startsWith('public.'));
  assert.deepEqual(await waiting(), []);
  // As if it had not been frozen for 150,000 transactions.
  await sql(`UPDATE pg_class SET relfrozenxid = ((txid_current() - 150000 + 4294967296) % 4294967296)::text::xid
             WHERE relname IN ('ripe', 'young')`);
  const ripe = only(await waiting());
  assert.equal(ripe.subject, 'public.ripe');
  assert.equal(ripe.severity, 'info');
  assert.equal(ripe.values['trigger'], 100_000);
  assert.equal(ripe.values['ddl'], 'VACUUM (FREEZE) public.ripe');
  await sql(`UPDATE pg_class SET relfrozenxid = ((txid_current() - 250000 + 4294967296) % 4294967296)::text::xid
             WHERE relname = 'ripe'`);
  assert.equal(only(await waiting()).severity, 'warning');
  await sql('DROP TABLE ripe, young');
});

test('who holds the horizon is named by its kind, and judged by the share of the freeze age', async () => {
  // Before the others: it waits for every transaction that runs.
  await sql(`SELECT pg_create_logical_replication_slot('tables_slot', 'pgoutput')`);
  const holder = await openSession(url, 'tables-holder');
  await holder.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');
  await sql('CREATE TABLE prepared (a int)');
  await sql(`BEGIN; INSERT INTO prepared VALUES (1); PREPARE TRANSACTION 'tables held'`);
  for (let n = 0; n < 5; n += 1) await sql('SELECT pg_current_xact_id()');
  assert.deepEqual(await findingsOf(target, 'held-horizon'), []);
  const strict = targetAt(url, { horizonNotePercent: 0, horizonWarnPercent: 0, horizonCriticalPercent: 99 });
  const subjects = (await findingsOf(strict, 'held-horizon')).map(({ subject, severity }) => `${severity} ${subject}`);
  await holder.query('ROLLBACK');
  await sql(`ROLLBACK PREPARED 'tables held'`);
  await sql(`SELECT pg_drop_replication_slot('tables_slot')`);
  assert.ok(
    subjects.some((subject) => /^warning session tables-holder \d+$/.test(subject)),
    subjects.join(),
  );
  assert.ok(subjects.includes('warning prepared tables held'));
  assert.ok(subjects.includes('warning catalog tables_slot'));
});

const shapes: Record<string, { make: string; unneeded: number }> = {
  fresh: {
    make: 'INSERT INTO shape SELECT g, g, repeat(chr(65 + g % 26), 20) FROM generate_series(1, 20000) g',
    unneeded: 0,
  },
  'range deleted': {
    make: `INSERT INTO shape SELECT g, g, repeat('x', 20) FROM generate_series(1, 20000) g; DELETE FROM shape WHERE a <= 14000`,
    unneeded: 70,
  },
  'half deleted': {
    make: `INSERT INTO shape SELECT g, g, repeat('x', 20) FROM generate_series(1, 20000) g; DELETE FROM shape WHERE a % 2 = 0`,
    unneeded: 50,
  },
  'updated twice': {
    make: `INSERT INTO shape SELECT g, g, repeat('x', 20) FROM generate_series(1, 20000) g; UPDATE shape SET b = 1; UPDATE shape SET b = 2`,
    unneeded: 66,
  },
  'a fill factor': {
    make: `ALTER TABLE shape SET (fillfactor = 70); INSERT INTO shape SELECT g, g, repeat('x', 20) FROM generate_series(1, 20000) g`,
    unneeded: 0,
  },
  padding: {
    make: `DROP TABLE shape; CREATE TABLE shape (f bool, a bigint, g bool, b bigint); INSERT INTO shape SELECT true, g, false, g FROM generate_series(1, 20000) g`,
    unneeded: 0,
  },
  'mostly nulls': {
    make: `INSERT INTO shape SELECT CASE WHEN g % 5 = 0 THEN g END, CASE WHEN g % 5 = 0 THEN g END, NULL FROM generate_series(1, 40000) g`,
    unneeded: 0,
  },
  'values stored elsewhere': {
    make: `ALTER TABLE shape ALTER c SET STORAGE EXTERNAL; INSERT INTO shape SELECT g, g, repeat('x', 3000) FROM generate_series(1, 3000) g`,
    unneeded: 0,
  },
};

for (const [name, { make, unneeded }] of Object.entries(shapes)) {
  test(`bloat is estimated within five points: ${name}`, async () => {
    await sql(`DROP TABLE IF EXISTS shape; CREATE TABLE shape (a int, b bigint, c text)`);
    await sql(make);
    await sql('VACUUM (ANALYZE) shape');
    const percent = await bloatOf('shape');
    assert.ok(Math.abs(percent - unneeded) <= 5, `${percent} instead of ${unneeded}`);
  });
}

test('a table with dropped columns is not judged without pgstattuple, and measured with it', async () => {
  await sql(`DROP TABLE IF EXISTS shape; CREATE TABLE shape (a int, gone text)`);
  await sql(
    `INSERT INTO shape SELECT g, repeat('x', 50) FROM generate_series(1, 20000) g; ALTER TABLE shape DROP COLUMN gone`,
  );
  await sql('VACUUM (ANALYZE) shape');
  const small = targetAt(url, { bloatMinimumBytes: 100_000 });
  const outcome = await outcomeOf(small, 'bloated-table');
  assert.equal(outcome.state, 'not-checked');
  assert.match(reasonOf(outcome), /needs pgstattuple/);
  await sql('CREATE EXTENSION pgstattuple');
  const measured = await outcomeOf(small, 'bloated-table');
  assert.match(measured.state === 'ok' && measured.examined ? say(measured.examined) : '', /1 measured/);
  await sql('DELETE FROM shape WHERE a % 3 > 0');
  await sql('VACUUM (ANALYZE) shape');
  const found = only(await findingsOf(small, 'bloated-table'));
  assert.equal(found.values['measured'], true);
  assert.ok(Math.abs(Number(found.values['bloatPercent']) - 60) < 8);
  await sql('DROP EXTENSION pgstattuple; DROP TABLE shape');
});

test('indexes are estimated within five points, with shared keys and nulls, and emptied pages count', async () => {
  await sql(`CREATE TABLE keys (id int, low int, rare int, word text)`);
  await sql(
    `INSERT INTO keys SELECT g, g % 20, CASE WHEN g % 5 = 0 THEN g END, md5(g::text) FROM generate_series(1, 40000) g`,
  );
  for (const column of ['id', 'low', 'rare', 'word']) await sql(`CREATE INDEX keys_${column} ON keys (${column})`);
  await sql('CREATE INDEX keys_lower ON keys (lower(word))');
  await sql('VACUUM (ANALYZE) keys');
  const small = targetAt(url, { bloatMinimumBytes: 8192, bloatPercent: 8 });
  assert.deepEqual(
    (await findingsOf(small, 'bloated-index')).filter(({ subject }) => subject.startsWith('public.keys')),
    [],
  );
  await sql('DELETE FROM keys WHERE id <= 32000');
  await sql('VACUUM (ANALYZE) keys');
  const found = await findingsOf(small, 'bloated-index');
  for (const name of ['id', 'low', 'rare', 'word', 'lower']) {
    const one = found.find(({ subject }) => subject === `public.keys.keys_${name}`);
    const before = Number(one?.values['bytes']);
    await sql(`REINDEX INDEX keys_${name}`);
    const [after] = await sql(`SELECT pg_relation_size('keys_${name}')::float8 AS bytes`);
    const truth = (1 - (after as { bytes: number }).bytes / before) * 100;
    assert.ok(Math.abs(Number(one?.values['bloatPercent']) - truth) <= 5, `${name}: ${truth}`);
  }
});

test('unused means: watched for the whole window and never scanned, and it serves nothing else', async () => {
  await sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE parent (id int PRIMARY KEY)');
  await sql('CREATE TABLE t (a int, b int, c int UNIQUE, d int REFERENCES parent, e int)');
  await sql('CREATE INDEX idle ON t (a); CREATE INDEX used ON t (b); CREATE INDEX serves_key ON t (d)');
  await sql('INSERT INTO t SELECT g, g, g, NULL, g FROM generate_series(1, 5000) g; ANALYZE t');
  await sql('SET enable_seqscan = off; SELECT count(*) FROM t WHERE b = 5; SELECT pg_stat_force_next_flush()');
  const small = { unusedIndexBytes: 0 };
  const early = await outcomeOf(targetAt(url, small), 'unused-index');
  assert.equal(early.state, 'not-checked');
  assert.match(reasonOf(early), /too little history.*14 days/);
  const now = new Date();
  const at = new Date(now.getTime() - 3_600_000).toISOString();
  const past: Past = {
    finding: () => undefined,
    sample: () => undefined,
    oldest: (gauge, subject) => ({ gauge, subject, value: 0, unit: 'count', target: 'pg', at }),
  };
  // A minute of a day: the server of these tests runs at least for some seconds.
  const hasty = targetAt(url, { ...small, unusedIndexDays: 0.5 / 86_400 });
  const unwatched = await outcomeOf(hasty, 'unused-index');
  assert.equal(unwatched.state, 'not-checked', 'a new index is not an unused one');
  await until(async () => {
    const [row] = await sql('SELECT extract(epoch FROM now() - pg_postmaster_start_time())::float8 AS s');
    return (row as { s: number }).s > 0.6;
  }, 'the counters run long enough');
  const { outcomes } = await postgres.inspect(hasty, { past, now, only: ['postgres.unused-index'] });
  const outcome = outcomes[0];
  assert.ok(outcome?.state === 'finding', JSON.stringify(outcome));
  const subjects = outcome.findings.map(({ subject }) => subject);
  assert.ok(subjects.includes('public.t.idle'));
  for (const kept of ['serves_key', 't_c_key']) assert.ok(!subjects.includes(`public.t.${kept}`), kept);
});

test('the sizes of tables are measured, the biggest by name, the rest and all together', async () => {
  const samples = await postgres.measure(target, [
    'postgres.table-bytes',
    'postgres.index-scans',
    'postgres.stale-tables',
  ]);
  const sizes = samples.filter(({ gauge }) => gauge === 'postgres.table-bytes');
  const [row] = await sql(`SELECT pg_total_relation_size('t')::float8 AS bytes`);
  assert.equal(sizes.find(({ subject }) => subject === 'public.t')?.value, (row as { bytes: number }).bytes);
  const total = sizes.find(({ subject }) => subject === '')?.value ?? 0;
  const named = sizes.filter(({ subject }) => subject !== '').reduce((sum, { value }) => sum + value, 0);
  assert.equal(total, named);
  assert.ok(samples.some(({ gauge, subject }) => gauge === 'postgres.index-scans' && subject === 'public.t.used'));
});

async function bloatOf(table: string): Promise<number> {
  const low = targetAt(url, { bloatMinimumBytes: 1, bloatPercent: 0.001 });
  const outcome = await outcomeOf(low, 'bloated-table');
  assert.notEqual(outcome.state, 'not-checked', reasonOf(outcome));
  const found = outcome.state === 'finding' ? outcome.findings : [];
  return Number(found.find(({ subject }) => subject === `public.${table}`)?.values['bloatPercent'] ?? 0);
}

async function sql(...text: string[]): Promise<object[]> {
  const answer = await withClient(url, (client) => client.query(text.join('')));
  return [answer].flat().at(-1)?.rows ?? [];
}
