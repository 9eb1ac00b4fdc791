// Building, rebuilding and removing indexes: from the plan over the act to its undo, on plain and partitioned tables.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Fault } from '../../../src/core/fault.ts';
import type { Progress } from '../../../src/core/system.ts';
import { literal } from '../../../src/core/words.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { carriedOut, findingsOf, only, planOf, quiet, reasonForNothing, say, targetAt, undoStep } from './target.ts';

const url = await freshDatabase('indexes');
const target = targetAt(url, { bloatMinimumBytes: 8192, unusedIndexDays: 0, unusedIndexBytes: 0 });

beforeEach(async () => {
  await sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});

test('an index for a foreign key is built concurrently and its undo takes it away', async () => {
  await sql('CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE "Child" ("a,b" int REFERENCES parent)');
  const subject = only(await findingsOf(target, 'unindexed-foreign-key')).subject;
  const plan = await planOf(target, 'create-index', { subject });
  assert.equal(say(only(plan.steps).text), 'CREATE INDEX CONCURRENTLY "Child_a,b_idx" ON public."Child" ("a,b")');
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'not-done');
  const [built] = await carriedOut(target, plan);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');
  assert.deepEqual(await findingsOf(target, 'unindexed-foreign-key'), []);
  const undo = undoStep(only(plan.steps), built!);
  await postgres.run(target, undo, quiet);
  assert.equal((await postgres.state(target, undo)).state, 'done');
  assert.deepEqual(await indexes(), ['parent_pkey']);
});

test('columns may be named with their direction; what is not there is said', async () => {
  await sql('CREATE TABLE t (a int, b int)');
  const plan = await planOf(target, 'create-index', { subject: 'public.t(b DESC, a)' });
  await carriedOut(target, plan);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');
  assert.match(await reasonForNothing(target, 'create-index', { subject: 'public.t(x)' }), /has no column x/);
  assert.match(await reasonForNothing(target, 'create-index', { subject: 'public.x(a)' }), /no table/);
  const hostile = await reasonForNothing(target, 'create-index', { subject: 'public.t(a); DROP TABLE t; --(a)' });
  assert.match(hostile, /no table|has no column/);
  assert.deepEqual(await indexes(), ['t_b_a_idx']);
});

async function partitioned(): Promise<void> {
  await sql('CREATE TABLE p (a int, b int) PARTITION BY RANGE (a)');
  await sql('CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)');
  await sql('CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (100) PARTITION BY LIST (b)');
  await sql('CREATE TABLE p2a PARTITION OF p2 FOR VALUES IN (1); CREATE TABLE p2b PARTITION OF p2 DEFAULT');
  await sql('INSERT INTO p SELECT g % 100, g % 3 FROM generate_series(1, 3000) g');
}

test('a partitioned table is indexed part by part, and the whole is valid at the end', async () => {
  await partitioned();
  const plan = await planOf(target, 'create-index', { subject: 'public.p(b)' });
  const step = only(plan.steps);
  assert.match(plan.detail, /ON ONLY public\.p /);
  const [built] = await carriedOut(target, plan);
  assert.equal(say(built!.said), 'p_b_idx built over 4 parts');
  assert.deepEqual(
    await sql(`SELECT bool_and(indisvalid) AS valid, count(*)::int AS n FROM pg_index`, 'WHERE indrelid > 16000'),
    [{ valid: true, n: 5 }],
  );
  assert.equal((await postgres.state(target, step)).state, 'done');
  const undo = undoStep(step, built!);
  await postgres.run(target, undo, quiet);
  assert.deepEqual(await indexes(), []);
});

test('stopped between two parts it is not done; run again it goes on, and its undo leaves nothing', async () => {
  await partitioned();
  const step = only((await planOf(target, 'create-index', { subject: 'public.p(b)' })).steps);
  const stopAt =
    (part: number): Progress =>
    async ({ done }) => {
      if (done === part) throw new Fault('cancelled', literal('enough'));
    };
  await assert.rejects(postgres.run(target, step, stopAt(3)), { code: 'cancelled' });
  assert.equal((await indexes()).length, 3);
  assert.equal((await postgres.state(target, step)).state, 'not-done');
  const built = await postgres.run(target, step, quiet);
  assert.equal((await postgres.state(target, step)).state, 'done');
  await postgres.run(target, undoStep(step, built), quiet);
  await assert.rejects(postgres.run(target, step, stopAt(4)), { code: 'cancelled' });
  await postgres.run(target, undoStep(step, { result: {}, said: literal('') }), quiet);
  assert.deepEqual(await indexes(), []);
});

test('a bloated index is rebuilt, is smaller, and stays the same', async () => {
  await sql('CREATE TABLE t (a int, b text)');
  await sql(`INSERT INTO t SELECT g, g::text FROM generate_series(1, 30000) g; CREATE INDEX t_a ON t (a)`);
  await sql('DELETE FROM t WHERE a < 25000');
  await sql('VACUUM ANALYZE t');
  const found = only(await findingsOf(target, 'bloated-index'));
  assert.equal(found.subject, 'public.t.t_a');
  const before = await definitions();
  const plan = await planOf(target, 'reindex');
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'not-done');
  const [rebuilt] = await carriedOut(target, plan);
  assert.match(say(rebuilt!.said), /^t_a rebuilt, \d+ KB → \d+ KB$/);
  assert.ok(Number(rebuilt!.result['bytesAfter']) < Number(rebuilt!.result['bytesBefore']) / 2);
  assert.deepEqual(await definitions(), before);
  assert.equal((await postgres.state(target, only(plan.steps))).state, 'done');
  assert.deepEqual(await findingsOf(target, 'bloated-index'), []);
  assert.match(await reasonForNothing(target, 'reindex', { subject: found.subject }), /is not bloated/);
});

test('the copy that a cut rebuild left is taken away by its own name, and that of others stays', async () => {
  await sql(
    'CREATE TABLE t (a int); INSERT INTO t SELECT g FROM generate_series(1, 30000) g; CREATE INDEX t_a ON t (a)',
  );
  await sql('CREATE INDEX t_b_ccnew ON t (a); DELETE FROM t WHERE a < 25000');
  await sql('VACUUM ANALYZE t');
  await sql(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_b_ccnew'::regclass`);
  const step = only((await planOf(target, 'reindex', { subject: 'public.t.t_a' })).steps);
  await sql('CREATE INDEX t_a_ccnew ON t (a)');
  await sql(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a_ccnew'::regclass`);
  const undo = undoStep(step, { result: {}, said: literal('') });
  assert.equal((await postgres.state(target, undo)).state, 'not-done');
  await postgres.run(target, undo, quiet);
  assert.deepEqual(await indexes(), ['t_a', 't_b_ccnew']);
  assert.equal((await postgres.state(target, undo)).state, 'done');
});

test('an invalid index is dropped, and stopping that never builds it again', async () => {
  await sql('CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)');
  await sql('CREATE UNIQUE INDEX CONCURRENTLY bad ON t (a)').catch(() => undefined);
  const { remedy, subject } = only(await findingsOf(target, 'invalid-index'));
  assert.equal(remedy, 'postgres.drop-invalid-index');
  const plan = await planOf(target, 'drop-invalid-index', { subject });
  assert.equal(plan.undo.possible, false);
  assert.equal(postgres.undoOf(only(plan.steps), {}), undefined);
  await carriedOut(target, plan);
  assert.deepEqual(await indexes(), []);
});

test('an index that nobody scans is dropped on request; one that was scanned lately is not', async () => {
  await sql('CREATE TABLE t (a int, b int); CREATE INDEX t_a ON t (a); CREATE INDEX t_b ON t (b)');
  const patient = targetAt(url, { unusedIndexDays: 14, unusedIndexBytes: 0 });
  assert.match(await reasonForNothing(patient, 'drop-index', { subject: 'public.t.t_a' }), /14 days/);
  const plan = await planOf(target, 'drop-index', { subject: 'public.t.t_a' });
  await carriedOut(target, plan);
  assert.deepEqual(await indexes(), ['t_b']);
});

async function indexes(): Promise<string[]> {
  const rows = await sql(
    `SELECT relname FROM pg_class WHERE relkind IN ('i', 'I')`,
    `AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map((row) => (row as { relname: string }).relname);
}

const definitions = () =>
  sql('SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index', 'WHERE indrelid > 16000 ORDER BY 1');

async function sql(...text: string[]): Promise<object[]> {
  const answer = await withClient(url, (client) => client.query(text.join(' ')));
  return [answer].flat().at(-1)?.rows ?? [];
}
