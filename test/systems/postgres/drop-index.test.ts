// A duplicate index from the plan over the drop to its undo, and every way in which that can stop half way.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Step } from '../../../src/core/change.ts';
import { Fault } from '../../../src/core/fault.ts';
import type { Progress } from '../../../src/core/system.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { openSession, until } from './sessions.ts';
import { carriedOut, only, planOf, quiet, reasonForNothing, say, targetAt, undoStep } from './target.ts';

const url = await freshDatabase('drop');
const target = targetAt(url);

beforeEach(async () => {
  await sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await sql('CREATE TABLE t (a int NOT NULL, b text)');
  await sql(`INSERT INTO t SELECT g, 'row ' || g FROM generate_series(1, 5000) g`);
  await sql('CREATE INDEX kept ON t (a, lower(b))');
  await sql(`CREATE INDEX twice ON t (a, lower(b)) WITH (fillfactor = 80)`);
  await sql(`COMMENT ON INDEX twice IS 'it''s "mine"'; ALTER INDEX twice ALTER COLUMN 2 SET STATISTICS 500`);
});

test('a duplicate is dropped, its twin tested, and its undo brings back the same index in everything', async () => {
  const before = await index('twice');
  const plan = await planOf(target, 'drop-duplicate-index');
  assert.equal(plan.risk, 'medium');
  assert.equal(say(only(plan.steps).text), 'DROP INDEX CONCURRENTLY public.twice');
  assert.match(say(plan.why), /twice repeats kept: [\d.]+ KB/);
  const [dropped] = await carriedOut(target, plan);
  assert.match(say(dropped!.said), /^twice dropped, [\d.]+ KB freed$/);
  assert.equal(await index('twice'), undefined);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');

  const undo = undoStep(only(plan.steps), dropped!);
  assert.equal((await postgres.state(target, undo)).state, 'not-done');
  const built = await postgres.run(target, undo, quiet);
  assert.match(say(built.said), /^twice built, /);
  assert.deepEqual(await index('twice'), before);
  assert.equal((await postgres.state(target, undo)).state, 'done');
});

test('the expressions of an index that was built again have statistics', async () => {
  const plan = await planOf(target, 'drop-duplicate-index');
  const [dropped] = await carriedOut(target, plan);
  await postgres.run(target, undoStep(only(plan.steps), dropped!), quiet);
  assert.deepEqual(await sql(`SELECT count(*)::int AS n FROM pg_stats WHERE tablename = 'twice'`), [{ n: 1 }]);
});

test('a subject chooses the index; without one the biggest is chosen', async () => {
  await sql('CREATE TABLE s (a int); CREATE INDEX s1 ON s (a); CREATE INDEX s2 ON s (a)');
  assert.equal(only((await planOf(target, 'drop-duplicate-index')).steps).args['index'], 'twice');
  const small = await planOf(target, 'drop-duplicate-index', { subject: 'public.s.s2' });
  assert.equal(only(small.steps).args['index'], 's2');
  assert.match(await reasonForNothing(target, 'drop-duplicate-index', { subject: 'public.s.s1' }), /repeats no other/);
});

test('an index that is not what was approved is left alone', async () => {
  const step = only((await planOf(target, 'drop-duplicate-index')).steps);
  await sql('ALTER INDEX twice RENAME TO other');
  await assert.rejects(postgres.run(target, step, quiet), { code: 'plan-moved' });
  await sql('ALTER INDEX other RENAME TO twice; DROP INDEX kept');
  await assert.rejects(postgres.run(target, step, quiet), { code: 'plan-moved' });
  assert.ok(await index('twice'));
});

test('another index with the same name is not the one that was approved', async () => {
  const step = only((await planOf(target, 'drop-duplicate-index')).steps);
  await sql('DROP INDEX twice; CREATE INDEX twice ON t (b)');
  assert.equal((await postgres.state(target, step)).state, 'done');
  await postgres.run(target, step, quiet);
  assert.ok(await index('twice'));
});

test('the drop waits for old users of the table, says for whom, and a cancel leaves the index as it was', async () => {
  const user = await openSession(url, 'drop-user');
  await user.query('BEGIN');
  await user.query('SELECT count(*) FROM t');
  await sql('SELECT pg_sleep(2.1)');
  const step = only((await planOf(target, 'drop-duplicate-index')).steps);
  const said: string[] = [];
  const cancel: Progress = async ({ text }) => {
    said.push(say(text));
    throw new Fault('cancelled', text);
  };
  await assert.rejects(postgres.run(target, step, cancel), { code: 'cancelled' });
  assert.match(said.join(), /waiting for 1 older transaction \(pid \d+, app drop-user, [\d.]+ s\)/);
  assert.equal((await index('twice'))?.['usable'], true);
  await user.query('COMMIT');
});

test('a drop that was cut half way is not done, and running it again finishes it', async () => {
  const step = only((await planOf(target, 'drop-duplicate-index')).steps);
  const user = await openSession(url, 'drop-user');
  await user.query('BEGIN; SELECT count(*) FROM t');
  const told: string[] = [];
  const failed = assert.rejects(postgres.run(target, step, record(told)), { code: 'step-failed' });
  await until(() => told.some((text) => text.includes('app drop-user')), 'the drop waits');
  await sql(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DROP INDEX%' AND application_name = 'aegis:pg'
             AND datname = current_database()`);
  await failed;
  assert.equal((await index('twice'))?.['usable'], false);
  assert.equal((await postgres.state(target, step)).state, 'not-done');
  await user.query('COMMIT');
  await postgres.run(target, step, quiet);
  assert.equal(await index('twice'), undefined);
});

test('a connection that breaks during the drop leaves an unknown outcome, and a look settles it', async () => {
  const step = only((await planOf(target, 'drop-duplicate-index')).steps);
  const user = await openSession(url, 'drop-user');
  await user.query('BEGIN; SELECT count(*) FROM t');
  const told: string[] = [];
  const broken = assert.rejects(postgres.run(target, step, record(told)), { code: 'outcome-unknown' });
  await until(() => told.some((text) => text.includes('app drop-user')), 'the drop waits');
  await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DROP INDEX%' AND application_name = 'aegis:pg'
             AND datname = current_database()`);
  await broken;
  assert.equal((await postgres.state(target, step)).state, 'not-done');
  await user.query('COMMIT');
  await postgres.run(target, step, quiet);
  assert.equal((await postgres.state(target, step)).state, 'done');
});

test('whoever lost the fence stops the server as well', async () => {
  const step = only((await planOf(target, 'drop-duplicate-index')).steps);
  const user = await openSession(url, 'drop-user');
  await user.query('BEGIN; SELECT count(*) FROM t');
  const lost: Progress = async ({ text }) => {
    if (say(text).includes('drop-user')) throw new Fault('fence-lost', text);
  };
  await assert.rejects(postgres.run(target, step, lost), { code: 'fence-lost' });
  const acting = await sql(`SELECT 1 FROM pg_stat_activity WHERE application_name = 'aegis:pg' AND state = 'active'
                            AND datname = current_database()`);
  assert.deepEqual(acting, []);
  await user.query('COMMIT');
});

test('a build that fails takes its ruin away', async () => {
  const { step } = await undoOfUnique();
  await sql('INSERT INTO u VALUES (1), (1)');
  await assert.rejects(postgres.run(target, step, quiet), { code: 'step-failed' });
  assert.equal(await index('u2'), undefined);
});

test('the ruin of our own cut build is built anew; another index of that name is left alone', async () => {
  const { step } = await undoOfUnique();
  await sql('INSERT INTO u VALUES (1), (1)');
  await withClient(url, (client) => client.query(definitionOf(step))).catch(() => undefined);
  assert.equal((await index('u2'))?.['usable'], false);
  assert.equal((await postgres.state(target, step)).state, 'not-done');
  await sql('TRUNCATE u');
  await postgres.run(target, step, quiet);
  assert.equal((await index('u2'))?.['usable'], true);
  await sql('DROP INDEX u2; CREATE INDEX u2 ON u (a DESC)');
  assert.equal((await postgres.state(target, step)).state, 'unknown');
  await assert.rejects(postgres.run(target, step, quiet), { code: 'step-failed' });
});

test('a comment that a crash left out is set by running again', async () => {
  const plan = await planOf(target, 'drop-duplicate-index');
  const before = await index('twice');
  const [dropped] = await carriedOut(target, plan);
  const undo = undoStep(only(plan.steps), dropped!);
  await withClient(url, (client) => client.query(definitionOf(undo)));
  assert.equal((await postgres.state(target, undo)).state, 'not-done');
  await postgres.run(target, undo, quiet);
  assert.deepEqual(await index('twice'), before);
});

test('the test after the drop fails where the twin is gone', async () => {
  const plan = await planOf(target, 'drop-duplicate-index');
  await sql('DROP INDEX kept');
  await assert.rejects(postgres.run(target, only(plan.tests), quiet), { code: 'test-failed' });
});

test('a definition can hide no second statement', async () => {
  const { step } = await undoOfUnique();
  const args = { ...step.args, definition: 'SELECT 1; DROP TABLE public.u' };
  await assert.rejects(postgres.run(target, { ...step, args }, quiet), { code: 'step-failed' });
  assert.equal((await sql(`SELECT to_regclass('u') AS u`))[0]?.['u'], 'u');
});

async function undoOfUnique(): Promise<{ step: Step }> {
  await sql('CREATE TABLE u (a int); CREATE UNIQUE INDEX u1 ON u (a); CREATE UNIQUE INDEX u2 ON u (a)');
  const plan = await planOf(target, 'drop-duplicate-index', { subject: 'public.u.u2' });
  const [dropped] = await carriedOut(target, plan);
  await sql('DROP INDEX u1');
  return { step: undoStep(only(plan.steps), dropped!) };
}

function definitionOf({ args }: Step): string {
  return args['definition'] as string;
}

function record(told: string[]): Progress {
  return async ({ text }) => {
    told.push(say(text));
  };
}

async function index(name: string): Promise<Record<string, unknown> | undefined> {
  const rows = await sql(`
    SELECT pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid AND i.indisready AND i.indislive AS usable,
           obj_description(i.indexrelid, 'pg_class') AS comment, x.reloptions,
           ARRAY(SELECT a.attstattarget FROM pg_attribute a WHERE a.attrelid = x.oid ORDER BY a.attnum) AS targets
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE x.relname = '${name}'`);
  return rows[0];
}

async function sql(text: string): Promise<Record<string, unknown>[]> {
  const answer = await withClient(url, (client) => client.query(text));
  return [answer].flat().at(-1)?.rows ?? [];
}
