// Each check against a planted trouble and a clean neighbour, on a real server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { openSession, until } from './sessions.ts';
import { findingsOf, only, outcomeOf, reasonOf, say, targetAt } from './target.ts';

const url = await freshDatabase('checks');
const target = targetAt(url);

test('a version past its end of life is a warning, a near end a note, an unknown version is fine', async () => {
  const at = async (day: string) => outcomeOf(target, 'version', new Date(day));
  assert.equal((await at('2026-01-01')).state, 'ok');
  const near = await at('2030-10-01');
  assert.equal(near.state === 'finding' && near.findings[0]?.severity, 'info');
  const over = await at('2031-01-01');
  assert.equal(over.state === 'finding' && over.findings[0]?.severity, 'warning');
});

test('connections are measured against what applications may take', async () => {
  assert.deepEqual(await findingsOf(target, 'connections'), []);
  await openSession(url, 'checks-hoarder');
  const found = only(await findingsOf(targetAt(url, { connectionsWarnPercent: 0.1 }), 'connections'));
  assert.equal(found.severity, 'warning');
  assert.equal(found.values['usable'], 197);
  assert.ok(Number(found.values['used']) >= 2);
  assert.match(say(found.text), /by app, user and state: \S+ .*(idle|active).*: \d+/);
  const critical = targetAt(url, { connectionsWarnPercent: 0.1, connectionsCriticalPercent: 0.2 });
  assert.equal(only(await findingsOf(critical, 'connections')).severity, 'critical');
});

test('a forgotten transaction is found by the idle check alone, a working one by the long check alone', async () => {
  const idle = await openSession(url, 'checks-idle');
  await idle.query('BEGIN');
  await idle.query('SELECT 1');
  const working = await openSession(url, 'checks-working');
  const work = working.query('SELECT pg_sleep(60)').catch(() => undefined);
  const strict = targetAt(url, { idleTransactionSeconds: 0, longTransactionSeconds: 0 });
  const apps = async (id: string) =>
    (await findingsOf(strict, id))
      .map(({ values }) => values['app'])
      .filter((app) => typeof app === 'string' && app.startsWith('checks-'));
  await until(async () => (await apps('long-transaction')).length > 0, 'the working session is seen');
  assert.deepEqual(await apps('long-transaction'), ['checks-working']);
  assert.deepEqual(await apps('idle-transaction'), ['checks-idle']);
  const patient = (await findingsOf(target, 'idle-transaction')).map(({ values }) => values['app']);
  assert.ok(!patient.includes('checks-idle'));
  await idle.query('ROLLBACK');
  await withClient(url, (client) =>
    client.query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'checks-working'`),
  );
  await work;
});

test('a prepared transaction that nobody finished is a long transaction', async () => {
  await withClient(url, async (client) => {
    await client.query(`CREATE TABLE prepared_by (id int); BEGIN; INSERT INTO prepared_by VALUES (1)`);
    await client.query(`PREPARE TRANSACTION 'left behind'`);
    const found = await findingsOf(targetAt(url, { longTransactionSeconds: 0 }), 'long-transaction');
    await client.query(`ROLLBACK PREPARED 'left behind'`);
    assert.ok(found.some(({ subject }) => subject === 'prepared left behind'));
  });
});

test('the root of a queue is named, with all that wait behind it', async () => {
  const root = await openSession(url, 'checks-root');
  const middle = await openSession(url, 'checks-middle');
  const last = await openSession(url, 'checks-last');
  await root.query('CREATE TABLE queue (id int)');
  await root.query('BEGIN; LOCK TABLE queue IN ACCESS SHARE MODE');
  const strict = targetAt(url, { blockedSeconds: 0 });
  const waiting = async () =>
    (await findingsOf(strict, 'blocked-sessions')).find(({ values }) => values['app'] === 'checks-root');
  const first: Promise<unknown> = middle.query('BEGIN; LOCK TABLE queue; COMMIT');
  await until(async () => (await waiting())?.values['waiting'] === 1, 'one waits behind the root');
  const second: Promise<unknown> = last.query('SELECT * FROM queue');
  await until(async () => (await waiting())?.values['waiting'] === 2, 'two wait behind the root');
  const all = await findingsOf(strict, 'blocked-sessions');
  assert.ok(!all.some(({ values }) => values['app'] === 'checks-middle'), 'who waits itself is not the root');
  assert.ok(!(await findingsOf(target, 'blocked-sessions')).some(({ values }) => values['app'] === 'checks-root'));
  await root.query('ROLLBACK');
  await Promise.all([first, second]);
});

test('the age of transaction ids and of multixact ids is measured against refused writes', async () => {
  assert.deepEqual(await findingsOf(target, 'wraparound'), []);
  await withClient(url, async (client) => {
    for (let n = 0; n < 3; n += 1) await client.query(`CREATE TABLE aging_${n} (id int)`);
  });
  const strict = targetAt(url, { transactionIdWarn: 1, transactionIdCritical: 2, multixactWarn: 1e9 });
  const found = await findingsOf(strict, 'wraparound');
  const own = new URL(url).pathname.slice(1);
  assert.equal(found.find(({ subject }) => subject === `${own} transactions`)?.severity, 'critical');
  assert.ok(!found.some(({ subject }) => subject.endsWith('multixacts')));
});

test('a slot that nobody reads is reported by what it keeps; an idle primary has no lag', async () => {
  await withClient(url, async (client) => {
    await client.query(`SELECT pg_create_physical_replication_slot('checks_slot', true)`);
    await client.query('CREATE TABLE wal_maker AS SELECT generate_series(1, 1000) n');
    const subjects = async (limits: Record<string, number>) =>
      (await findingsOf(targetAt(url, limits), 'replication')).map(({ subject, severity }) => `${subject} ${severity}`);
    const keeps = await subjects({ slotRetainedBytes: 1000 });
    const critical = await subjects({ slotRetainedBytes: 1000, slotRetainedCriticalBytes: 2000 });
    const usual = await subjects({});
    await client.query(`SELECT pg_drop_replication_slot('checks_slot')`);
    assert.ok(keeps.includes('slot checks_slot warning'));
    assert.ok(critical.includes('slot checks_slot critical'));
    assert.ok(!usual.some((subject) => subject.startsWith('slot checks_slot')));
  });
});

test('dead rows are judged by the trigger of each table, as its own settings make it', async () => {
  await withClient(url, async (client) => {
    for (const [name, settings] of [
      ['dead_default', ''],
      ['dead_patient', 'WITH (autovacuum_vacuum_threshold = 100000)'],
      ['dead_eager', 'WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10)'],
      ['dead_capped', 'WITH (autovacuum_vacuum_threshold = 100000, autovacuum_vacuum_max_threshold = 20)'],
      ['dead_off', 'WITH (autovacuum_enabled = false)'],
    ] as const) {
      await client.query(`CREATE TABLE ${name} (id int, n int) ${settings}`);
      await client.query(`INSERT INTO ${name} SELECT g, 0 FROM generate_series(1, 1000) g; ANALYZE ${name}`);
    }
    await client.query('UPDATE dead_default SET n = 1 WHERE id <= 300; UPDATE dead_patient SET n = 1');
    await client.query('UPDATE dead_eager SET n = 1 WHERE id <= 11; UPDATE dead_capped SET n = 1 WHERE id <= 21');
    await client.query('UPDATE dead_off SET n = 1');
    await client.query('SELECT pg_stat_force_next_flush()');
  });
  const found = await findingsOf(target, 'dead-rows');
  const severities = Object.fromEntries(found.map(({ subject, severity }) => [subject, severity]));
  assert.deepEqual(severities, {
    'public.dead_default': 'info',
    'public.dead_eager': 'info',
    'public.dead_capped': 'info',
    'public.dead_off': 'warning',
  });
  const capped = found.find(({ subject }) => subject === 'public.dead_capped');
  assert.equal(capped?.values['triggerRows'], 20);
  assert.equal(found.find(({ subject }) => subject === 'public.dead_default')?.values['triggerRows'], 250);
  assert.ok(found.every(({ remedy }) => remedy === 'postgres.vacuum'));
});

test('many dead rows are a warning even where autovacuum is on', async () => {
  const found = await findingsOf(targetAt(url, { deadRowsMinimum: 300 }), 'dead-rows');
  assert.equal(found.find(({ subject }) => subject === 'public.dead_default')?.severity, 'warning');
  assert.equal(found.find(({ subject }) => subject === 'public.dead_eager')?.severity, 'info');
});

test('an index that a failed build left behind is found, with the statement that removes it', async () => {
  await withClient(url, async (client) => {
    await client.query('CREATE TABLE ruin (id int, n int); INSERT INTO ruin SELECT 1, g FROM generate_series(1, 9) g');
    await client.query('CREATE INDEX ruin_fine ON ruin (n)');
    await client.query('CREATE UNIQUE INDEX CONCURRENTLY ruin_key ON ruin (id)').catch(() => undefined);
  });
  const found = only(await findingsOf(target, 'invalid-index'));
  assert.equal(found.subject, 'public.ruin.ruin_key');
  assert.equal(found.values['ddl'], 'DROP INDEX CONCURRENTLY public.ruin_key');
});

test('an index on an exclusively locked table is skipped and counted, never waited for', async () => {
  const locker = await openSession(url, 'checks-locker');
  await locker.query('BEGIN; LOCK TABLE ruin IN ACCESS EXCLUSIVE MODE');
  const began = performance.now();
  for (const id of ['invalid-index', 'duplicate-index']) {
    const outcome = await outcomeOf(target, id);
    const about = outcome.state === 'ok' && outcome.examined ? say(outcome.examined) : reasonOf(outcome);
    assert.match(about, /2 (skipped|indexes are on tables)/);
  }
  assert.ok(performance.now() - began < 900, 'no lock was waited for');
  await locker.query('ROLLBACK');
});

test('the size of the database is told and never a finding', async () => {
  const outcome = await outcomeOf(target, 'database-size');
  assert.equal(outcome.state, 'ok');
  assert.match(outcome.state === 'ok' && outcome.examined ? say(outcome.examined) : '', /checks_\w+: [\d.]+ MB/);
});
