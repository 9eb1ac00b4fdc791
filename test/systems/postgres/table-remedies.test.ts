// Fresh statistics with their way back, autovacuum by table, and what stands against an act.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Fault } from '../../../src/core/fault.ts';
import type { Progress } from '../../../src/core/system.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { olderServer } from './older-server.ts';
import { openSession } from './sessions.ts';
import { carriedOut, only, planOf, quiet, reasonForNothing, say, targetAt, undoStep } from './target.ts';

const url = await freshDatabase('statistics');
const target = targetAt(url);

beforeEach(() => sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));

test('stale statistics are taken anew, and their undo puts the old ones back as they were', async () => {
  await sql('CREATE TABLE "T" (a int, b text, c int[], d int4range, e int)');
  await sql(
    `INSERT INTO "T" SELECT g % 7, 'v' || g % 3, ARRAY[g % 5, g % 11], int4range(g, g + 9) FROM generate_series(1, 2000) g`,
  );
  await sql('ANALYZE "T" (a, b, c, d); SELECT pg_stat_force_next_flush()');
  const before = await statistics();
  await sql(`INSERT INTO "T" SELECT g, 'w', NULL, NULL, g FROM generate_series(1, 3000) g`);
  const plan = await planOf(target, 'analyze', { subject: 'public.T' });
  assert.equal(plan.undo.possible, true);
  assert.equal(say(only(plan.steps).text), 'ANALYZE of 1 table: public.T');
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'not-done');
  const [analyzed] = await carriedOut(target, plan);
  assert.equal(say(analyzed!.said), 'statistics of 1 table taken anew');
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');
  assert.notDeepEqual(await statistics(), before);
  const undo = undoStep(only(plan.steps), analyzed!);
  assert.equal((await postgres.state(target, undo)).state, 'not-done');
  await postgres.run(target, undo, quiet);
  assert.deepEqual(await statistics(), before);
  assert.equal((await postgres.state(target, undo)).state, 'done');
});

test('a partitioned parent gets statistics of the whole; afterwards there is nothing to do', async () => {
  await sql(
    'CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (5000)',
  );
  await sql('INSERT INTO p SELECT g FROM generate_series(1, 1000) g');
  await carriedOut(target, await planOf(target, 'analyze'));
  const [row] = await sql(`SELECT count(*)::int AS n FROM pg_stats WHERE tablename = 'p' AND inherited`);
  assert.deepEqual(row, { n: 1 });
  assert.match(await reasonForNothing(target, 'analyze'), /no table are stale/);
});

test('a table that others lock is skipped with the reason, and where all are the step fails', async () => {
  await sql('CREATE TABLE t (a int); INSERT INTO t SELECT g FROM generate_series(1, 1000) g');
  const plan = await planOf(target, 'analyze');
  const locker = await openSession(url, 'statistics-locker');
  await locker.query('BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE');
  await assert.rejects(carriedOut(target, plan), (error) => {
    assert.ok(error instanceof Fault && error.code === 'step-failed');
    assert.match(say(error.text), /no table could be analysed: skipping analyze of "t"/);
    return true;
  });
  await locker.query('ROLLBACK');
});

test('on 15 statistics are taken anew and the card says that this cannot be undone', async (t) => {
  const server = await olderServer(t, 15);
  if (server === undefined) return;
  const old = targetAt(server);
  await withClient(server, async (client) => {
    await client.query('CREATE TABLE t (a int, b int); INSERT INTO t SELECT g, g FROM generate_series(1, 1000) g');
    await client.query('CREATE TABLE p (a int) PARTITION BY RANGE (a); SELECT pg_stat_force_next_flush()');
  });
  const plan = await planOf(old, 'analyze');
  assert.equal(plan.undo.possible, false);
  assert.match(say(plan.undo.text), /not reversible before PostgreSQL 18/);
  const [analyzed] = await carriedOut(old, plan);
  assert.equal(postgres.undoOf(only(plan.steps), analyzed!.result), undefined);
  const built = await planOf(old, 'create-index', { subject: 'public.t(b)' });
  await carriedOut(old, built);
  assert.equal((await postgres.state(old, only(built.steps))).state, 'done');
});

test('autovacuum is switched on where it is off, and its undo sets what was there', async () => {
  await sql('CREATE TABLE t (a int) WITH (autovacuum_enabled = false, fillfactor = 80)');
  await sql('INSERT INTO t SELECT g FROM generate_series(1, 12000) g; SELECT pg_stat_force_next_flush()');
  const plan = await planOf(target, 'autovacuum-settings');
  assert.match(plan.detail, /ALTER TABLE public\.t RESET \(autovacuum_enabled\)/);
  const [set] = await carriedOut(target, plan);
  assert.deepEqual(await options(), ['fillfactor=80']);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');
  await postgres.run(target, undoStep(only(plan.steps), set!), quiet);
  assert.deepEqual((await options()).toSorted(), ['autovacuum_enabled=false', 'fillfactor=80']);
});

test('a big table is vacuumed sooner; settings that somebody changed meanwhile are left alone', async () => {
  await sql('CREATE TABLE t (a int) WITH (autovacuum_vacuum_threshold = 2000000); INSERT INTO t VALUES (1)');
  await sql('SELECT pg_stat_force_next_flush()');
  const plan = await planOf(target, 'autovacuum-settings', { subject: 'public.t' });
  await sql('ALTER TABLE t SET (autovacuum_vacuum_threshold = 3000000)');
  await assert.rejects(carriedOut(target, plan), { code: 'plan-moved' });
  await sql('ALTER TABLE t SET (autovacuum_vacuum_threshold = 2000000)');
  const [set] = await carriedOut(target, plan);
  assert.ok((await options()).includes('autovacuum_vacuum_scale_factor=0.01'));
  await postgres.run(target, undoStep(only(plan.steps), set!), quiet);
  assert.deepEqual(await options(), ['autovacuum_vacuum_threshold=2000000']);
  assert.match(await reasonForNothing(target, 'autovacuum-settings', { subject: 'public.x' }), /no table/);
});

test('an act waits for what passes and says for what: load, old transactions, others at the table', async () => {
  await sql('CREATE TABLE t (a int, b int); INSERT INTO t SELECT g, g FROM generate_series(1, 1000) g');
  const plan = await planOf(target, 'create-index', { subject: 'public.t(a)' });
  const user = await openSession(url, 'gates-user');
  await user.query('BEGIN; SELECT count(*) FROM t');
  const strict = targetAt(url, { gateTransactionSeconds: 0 });
  assert.match(await refusal(strict, plan.steps[0]!), /waiting: a transaction is open for .* would wait for it/);
  await user.query('ROLLBACK');
  const drop = await dropPlan();
  await user.query('BEGIN; LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE');
  assert.match(await refusal(target, drop), /waiting: app gates-user \(pid \d+\) works on the table/);
  await user.query('ROLLBACK');
  assert.match(
    await refusal(targetAt(url, { gateActiveSessions: -1 }), drop),
    /waiting: \d+ sessions? at work, -1 at most/,
  );
  assert.deepEqual(
    await sql(`SELECT relname FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace`),
    [{ relname: 'twin' }, { relname: 'twice' }],
  );
});

async function dropPlan() {
  await sql('CREATE INDEX twin ON t (b); CREATE INDEX twice ON t (b)');
  return only((await planOf(target, 'drop-duplicate-index')).steps);
}

/** What it said when it was stopped at its first word. */
async function refusal(at: typeof target, step: Parameters<typeof postgres.run>[1]): Promise<string> {
  const said: string[] = [];
  const stop: Progress = async ({ text }) => {
    said.push(say(text));
    throw new Fault('cancelled', text);
  };
  await assert.rejects(postgres.run(at, step, stop), { code: 'cancelled' });
  return said.join();
}

async function options(): Promise<string[]> {
  const [row] = await sql(`SELECT reloptions FROM pg_class WHERE relname = 't'`);
  return (row as { reloptions: string[] | null }).reloptions ?? [];
}

const statistics = () =>
  sql(`SELECT to_jsonb(s) AS row, c.relpages, c.reltuples FROM pg_stats s JOIN pg_class c ON c.relname = s.tablename
       WHERE s.tablename = 'T' ORDER BY s.attname`);

async function sql(...text: string[]): Promise<object[]> {
  const answer = await withClient(url, (client) => client.query(text.join('')));
  return [answer].flat().at(-1)?.rows ?? [];
}
