// Vacuum from the plan to the proof, on real dead rows.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Fault } from '../../../src/core/fault.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import type { Progress } from '../../../src/core/system.ts';
import { literal } from '../../../src/core/words.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { openSession, until } from './sessions.ts';
import { only, planOf, quiet, reasonForNothing, say, targetAt } from './target.ts';

const url = await freshDatabase('vacuum');
const target = targetAt(url);

beforeEach(async () => {
  await sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});

test('a vacuum is proposed with its numbers, run with a result by table, and proved by its gauge', async () => {
  await deadTable('worn', 2000);
  await deadTable('tired', 1500);
  await sql('CREATE TABLE calm (id int)');
  const plan = await planOf(target, 'vacuum');
  assert.equal(plan.risk, 'low');
  assert.equal(plan.undo.possible, false);
  assert.deepEqual(tableNames(plan), ['public.tired', 'public.worn']);
  assert.match(plan.evidence.map(say).join('\n'), /public\.worn: 2,000 dead rows, trigger 450/);
  assert.equal(await gauge('public.worn'), 2000);

  const told: string[] = [];
  const { said, result } = await postgres.run(target, only(plan.steps), tell(told));
  assert.equal(say(said), '2 tables, 3,500 dead rows removed');
  assert.equal(result['removed'], 3500);
  assert.deepEqual(told[0], 'vacuum public.tired and 1 more');
  assert.equal(await gauge('public.worn'), 0);
  assert.equal(await gauge(''), 0);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');
  assert.match(await reasonForNothing(target, 'vacuum'), /no table is over its trigger \(3 looked at\)/);
});

test('before it ran, a vacuum is not done', async () => {
  await deadTable('worn', 2000);
  const plan = await planOf(target, 'vacuum');
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'not-done');
});

test('a subject narrows the plan to one table, and says why it has none', async () => {
  await deadTable('worn', 2000);
  await deadTable('tired', 1500);
  assert.deepEqual(tableNames(await planOf(target, 'vacuum', { subject: 'public.worn' })), ['public.worn']);
  await sql('CREATE TABLE calm (id int)');
  assert.match(await reasonForNothing(target, 'vacuum', { subject: 'public.calm' }), /not over its trigger: 0 dead/);
  assert.match(await reasonForNothing(target, 'vacuum', { subject: 'public.none' }), /no table public.none/);
});

test('the same tables make the same steps, whatever their numbers', async () => {
  await deadTable('worn', 2000);
  await deadTable('tired', 1500);
  const before = await planOf(target, 'vacuum');
  await sql('UPDATE tired SET n = n + 1; UPDATE tired SET n = n + 1; SELECT pg_stat_force_next_flush()');
  assert.deepEqual((await planOf(target, 'vacuum')).steps, before.steps);
});

test('who holds dead rows back is named in the plan and in the result', async () => {
  await sql('CREATE TABLE other (id int)');
  const holder = await openSession(url, 'vacuum-holder');
  await holder.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await holder.query('SELECT count(*) FROM other');
  await deadTable('worn', 2000);
  const plan = await planOf(target, 'vacuum');
  assert.match(plan.evidence.map(say).join('\n'), /vacuum-holder \(pid \d+\) holds back rows deleted since its start/);
  const { said } = await postgres.run(target, only(plan.steps), quiet);
  assert.match(say(said), /1 table, 0 dead rows removed, 2,000 not yet removable because of vacuum-holder/);
  await holder.query('ROLLBACK');
});

test('a locked table is skipped with the reason, and the others are vacuumed', async () => {
  await deadTable('worn', 2000);
  await deadTable('held', 1500);
  const plan = await planOf(target, 'vacuum');
  const locker = await openSession(url, 'vacuum-locker');
  await locker.query('BEGIN; LOCK TABLE held');
  const { said } = await postgres.run(target, only(plan.steps), quiet);
  assert.match(say(said), /1 table, 2,000 dead rows removed; 1 skipped: .*lock not available/);
  await locker.query('ROLLBACK');
});

test('a table that is gone since the plan is skipped, and one bad table does not stop the others', async () => {
  await deadTable('worn', 2000);
  await deadTable('gone', 1500);
  // An index expression that fails now makes the whole VACUUM command fail at its ANALYZE.
  await sql(`CREATE FUNCTION inverse(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1 / n'`);
  await deadTable('bad', 1800);
  await sql('CREATE INDEX bad_inverse ON bad (inverse(n))');
  await sql(`CREATE OR REPLACE FUNCTION inverse(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1 / (n - n)'`);
  const plan = await planOf(target, 'vacuum');
  await sql('DROP TABLE gone');
  const { result } = await postgres.run(target, only(plan.steps), quiet);
  const tables = result['tables'] as { table: string; skipped: boolean; removed: number }[];
  const skipped = Object.fromEntries(tables.map(({ table, skipped }) => [table, skipped]));
  assert.deepEqual(skipped, { 'public.bad': true, 'public.gone': true, 'public.worn': false });
  assert.equal(await gauge('public.worn'), 0);
});

test('where nothing could be vacuumed the step fails and says why', async () => {
  await deadTable('held', 1500);
  const plan = await planOf(target, 'vacuum');
  const locker = await openSession(url, 'vacuum-locker');
  await locker.query('BEGIN; LOCK TABLE held');
  await assert.rejects(postgres.run(target, only(plan.steps), quiet), { code: 'step-failed' });
  await locker.query('ROLLBACK');
});

test('whoever is told to stop before a command begins sends nothing', async () => {
  await deadTable('worn', 2000);
  const plan = await planOf(target, 'vacuum');
  const stop: Progress = () => Promise.reject(new Fault('fence-lost', plan.title));
  await assert.rejects(postgres.run(target, only(plan.steps), stop), { code: 'fence-lost' });
  assert.equal(await gauge('public.worn'), 2000);
});

test('a cancel during a long vacuum stops the server too', async () => {
  await sql(`CREATE TABLE wide (id int, t text) WITH (autovacuum_enabled = false)`);
  await sql(`INSERT INTO wide SELECT g, repeat('x', 1800) FROM generate_series(1, 60000) g; DELETE FROM wide`);
  // Clean pages cost the throttled vacuum its time.
  await sql('CHECKPOINT; SELECT pg_stat_force_next_flush()');
  const plan = await planOf(target, 'vacuum');
  const cancelLater: Progress = async ({ text }) => {
    if (/: (scanning|vacuuming) heap, \d+ %/.test(say(text))) throw new Fault('cancelled', plan.title);
  };
  await assert.rejects(postgres.run(target, only(plan.steps), cancelLater), { code: 'cancelled' });
  assert.deepEqual(await sql(`SELECT 1 FROM pg_stat_progress_vacuum WHERE datname = current_database()`), []);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'not-done');
});

test('a large table gets a command of its own, small ones share theirs by the hundred', async () => {
  await sql(`DO $$ BEGIN FOR n IN 1..103 LOOP EXECUTE format('CREATE TABLE small_%s (id int)', n); END LOOP; END $$`);
  const rows = await sql(`SELECT oid::text AS oid, relname AS "table", 'public.' || relname AS name FROM pg_class
                          WHERE relname LIKE 'small%' ORDER BY oid`);
  const tables = rows.map((row, n) => ({ ...row, large: n < 2 }));
  const told: string[] = [];
  await postgres.run(target, { verb: 'postgres.vacuum', args: { tables }, text: literal('') }, tell(told));
  const begun = told.filter((text, n) => text.startsWith('vacuum public.') && text !== told[n - 1]);
  assert.deepEqual(begun, [
    'vacuum public.small_1',
    'vacuum public.small_2',
    'vacuum public.small_3 and 99 more',
    'vacuum public.small_103',
  ]);
});

test('a writer that a dead worker left behind is ended before a new one begins', async () => {
  await deadTable('worn', 2000);
  const orphan = await openSession(url, 'aegis:pg');
  await orphan.query(`SELECT pg_advisory_lock(4722001, hashtext('aegis:pg'))`);
  let ended = false;
  orphan.on('error', () => (ended = true));
  const plan = await planOf(target, 'vacuum');
  await postgres.run(target, only(plan.steps), quiet);
  await until(() => ended, 'the orphan is ended');
});

async function deadTable(name: string, rows: number): Promise<void> {
  await sql(`CREATE TABLE ${name} (id int, n int) WITH (autovacuum_enabled = false)`);
  await sql(`INSERT INTO ${name} SELECT g, 1 FROM generate_series(1, 2000) g; ANALYZE ${name}`);
  await sql(`UPDATE ${name} SET n = n + 1 WHERE id <= ${rows}; SELECT pg_stat_force_next_flush()`);
}

async function sql(text: string): Promise<JsonObject[]> {
  const answer = await withClient(url, (client) => client.query(text));
  return [answer].flat().at(-1)?.rows ?? [];
}

async function gauge(subject: string): Promise<number | undefined> {
  const samples = await postgres.measure(target, ['postgres.dead-rows']);
  return samples.find((sample) => sample.subject === subject)?.value;
}

function tableNames(plan: { steps: readonly { args: object }[] }): string[] {
  const { tables } = only(plan.steps).args as { tables: { name: string }[] };
  return tables.map(({ name }) => name);
}

function tell(told: string[]): Progress {
  return async ({ text }) => {
    told.push(say(text));
  };
}
