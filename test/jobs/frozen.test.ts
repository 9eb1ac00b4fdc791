// A worker that stands still past its lease: another one takes over, and when the first one thaws it writes nothing more,
// neither to the target nor to our own state. All at once on targets of their own.
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type { Pool } from '../../src/state/db.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { settleChange } from '../../src/state/changes.ts';
import { child, isFrozen, type Child } from './child.ts';
import type { Stop } from './change-process.ts';
import { withClient } from '../servers/postgres.ts';
import { told, until } from './ledger-parts.ts';
import { approved, mustRead, ran, stage, type Stage } from './ledger-stage.ts';
import { step, type Planned } from './ledger-system.ts';

interface Scenario {
  readonly book: string;
  readonly at: Stop['at'] | 'in the middle of a step';
  readonly passes: boolean;
  readonly time?: number;
}

const scenarios: readonly Scenario[] = [
  { book: 'claimed', at: 'claimed', passes: true },
  { book: 'intended', at: 'act:intended', passes: true },
  { book: 'middle', at: 'in the middle of a step', passes: true },
  { book: 'effected', at: 'act:effected', passes: true },
  { book: 'measured', at: 'measured-after', passes: true },
  { book: 'back', at: 'back:effected', passes: false },
  // While it shows its progress: it holds the row of its own change.
  { book: 'showing', at: { statement: 'SET lease_until' }, passes: true, time: 5 },
  // Inside a transaction it holds locks that everybody else needs: its own row and the head of the audit.
  { book: 'locking', at: { statement: 'aegis.record' }, passes: true },
];
const PIECES = 8;

const stages = { frozen: await stage(scenarios.map(({ book }) => book)), foggy: await stage(['foggy']) };

// Both wait long for nothing but time to pass.
suite('while time passes', { concurrency: true }, () => {
  test('a frozen worker that thaws writes nothing more', { timeout: 220_000 }, frozenAndThawed);
  test('an outcome that nobody can see keeps its target until somebody looks', { timeout: 220_000 }, unseen);
});

async function frozenAndThawed(t: TestContext): Promise<void> {
  const place = stages.frozen;
  // The one that holds the locks comes last: the others would wait for it.
  const [locking, ...free] = scenarios.toReversed();
  const frozen = await Promise.all(free.map((scenario) => freeze(place, scenario)));
  if (locking !== undefined) frozen.push(await freeze(place, locking));
  const survivor = child({ database: place.database, ledger: place.ledger, books: place.books });
  const open = "SELECT FROM aegis.change WHERE state IN ('approved', 'running', 'unknown')";
  await until('another worker ends them', async () => (await place.pool.query(open)).rows.length === 0, 120_000);
  const before = await everything(place);
  for (const { worker } of frozen) worker.kill('SIGCONT');
  const codes = await Promise.all(frozen.map(async ({ worker }) => (await worker.ended).code));
  assert.deepEqual(
    codes,
    frozen.map(() => 0),
    frozen.map(({ worker }) => worker.complaints.join('\n')).join('\n'),
  );
  assert.deepEqual(await everything(place), before, 'nothing was written after the thaw');
  for (const { scenario, id, worker } of frozen) await holds(place, { scenario, id, worker });
  assert.deepEqual(survivor.complaints, []);
  t.diagnostic(`${frozen.length} workers frozen and thawed`);
}

async function unseen(): Promise<void> {
  const place = stages.foggy;
  const name = 'foggy';
  await withClient(place.ledger, (client) => client.query('INSERT INTO fog VALUES ($1)', [name]));
  const { id, state } = await ran(place, name, { steps: [step('ledger.cut', { token: 'a', when: 'after' })] });
  assert.equal(state, 'unknown');
  const other = await approved(place, name, { steps: [step('ledger.add', { token: 'b' })] });
  await place.pool.query("UPDATE aegis.change SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
  for (const due of [id, other]) await runChange(place.parts, due);
  assert.deepEqual(await place.entries(name), ['+a'], 'time alone releases nothing');
  await withClient(place.ledger, (client) => client.query('DELETE FROM fog WHERE book = $1', [name]));
  assert.equal(await settleChange(place.pool, id), true);
  for (const due of [id, other]) await runChange(place.parts, due);
  assert.deepEqual([(await mustRead(place, id)).state, (await mustRead(place, other)).state], ['done', 'done']);
  assert.deepEqual(await place.entries(name), ['+a', '+b']);
  assert.equal((await told(place.pool, `change:${id}:end:`)).length, 2, 'unknown, and how it really ended');
}

interface Frozen {
  readonly scenario: Scenario;
  readonly id: number;
  readonly worker: Child;
}

async function freeze(place: Stage, scenario: Scenario): Promise<Frozen> {
  const { book, at, passes, time = 1 } = scenario;
  const id = await approved(place, book, plan(passes));
  const { database, ledger } = place;
  const isMiddle = at === 'in the middle of a step';
  const stop = isMiddle ? {} : { stop: { signal: 'SIGSTOP', at, time } as const };
  const worker = child({ database, ledger, books: [book], change: id, ...stop });
  if (isMiddle) {
    await until('the step is under way', async () => (await place.entries(book)).length > 1);
    worker.kill('SIGSTOP');
  }
  await until(`${book} is frozen`, () => isFrozen(worker.pid));
  return { scenario, id, worker };
}

async function holds(place: Stage, { scenario: { book, passes }, id, worker }: Frozen): Promise<void> {
  const added = [...Array<string>(PIECES).fill('+a'), '+b'];
  const back = passes ? [] : ['-b', ...Array<string>(PIECES).fill('-a')];
  assert.deepEqual(await place.entries(book), [...added, ...back], book);
  assert.equal((await mustRead(place, id)).state, passes ? 'done' : 'rolled-back', book);
  assert.equal((await told(place.pool, `change:${id}:end:`)).length, 1, book);
  assert.ok(
    worker.lines.some(({ text }) => text === 'change was taken over by another worker'),
    `${book} noticed that its fence was lost: ${JSON.stringify(worker.lines)}`,
  );
}

/** All that anybody could have written. */
async function everything({ pool, entries, books }: Stage): Promise<object> {
  const ledgers = await Promise.all(books.map(async (book) => [book, await entries(book)]));
  return { ledgers, state: await stateOf(pool) };
}

async function stateOf(pool: Pool): Promise<readonly unknown[]> {
  const tables = ['change', 'step', 'vote', 'audit', 'outbox'];
  return Promise.all(
    tables.map(async (table) => (await pool.query(`SELECT * FROM aegis.${table} ORDER BY 1, 2, 3`)).rows),
  );
}

function plan(passes: boolean): Planned {
  return {
    steps: [step('ledger.add', { token: 'a', pieces: PIECES, delayMs: 150 }), step('ledger.add', { token: 'b' })],
    tests: [step('ledger.test', { passes })],
  };
}
