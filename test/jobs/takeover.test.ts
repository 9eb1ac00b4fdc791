// What is found half-done, broken off or not to be seen: it is looked at, and nobody is told more than is known.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isFault } from '../../src/core/fault.ts';
import { cancel } from '../../src/jobs/changes/decide.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import type { Db, Pool } from '../../src/state/db.ts';
import { claimChange, endStep, intend, readSteps } from '../../src/state/journal.ts';
import { child } from './child.ts';
import { member, request, told } from './ledger-parts.ts';
import { approved, mustRead, ran, stage } from './ledger-stage.ts';
import { step } from './ledger-system.ts';

const books = Array.from({ length: 20 }, (_, n) => `book-${n}`);
const place = await stage(books);
let nextBook = 0;

function book(): string {
  return books[nextBook++] ?? '';
}

/** The lease is over, as if its ten seconds had passed. */
async function leaseOver(id: number): Promise<void> {
  await place.pool.query("UPDATE aegis.change SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
}

/** A pool whose first statement with this text fails as a full disk makes it fail, after or before it took effect. */
function failingOnce(pool: Pool, text: string): Pool {
  let isOver = false;
  const failing = (db: Db): Db => ({
    query: async (sql, values) => {
      if (isOver || !sql.includes(text)) return db.query(sql, values);
      isOver = true;
      throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
    },
  });
  return { ...failing(pool), transaction: (act) => pool.transaction((db) => act(failing(db))), end: () => pool.end() };
}

function withPool(pool: Pool): Parts {
  return { ...place.parts, pool };
}

suite('a step that nobody saw end', { concurrency: true }, () => {
  test('that happened before the connection broke is accepted, not repeated', async () => {
    for (const args of [{ when: 'after' }, { when: 'after', raw: true }]) {
      const name = book();
      const change = await ran(place, name, { steps: [step('ledger.cut', { token: 'a', ...args })] });
      assert.equal(change.state, 'done', JSON.stringify(change.outcome));
      assert.deepEqual(await place.entries(name), ['+a']);
    }
  });

  test('that did not happen fails, and the steps before it are taken back', async () => {
    for (const args of [{ when: 'before' }, { when: 'before', raw: true }]) {
      const name = book();
      const steps = [step('ledger.add', { token: 'a' }), step('ledger.cut', { token: 'b', ...args })];
      const change = await ran(place, name, { steps });
      assert.equal(change.state, 'failed', JSON.stringify(change.outcome));
      assert.deepEqual(await place.entries(name), ['+a', '-a']);
    }
  });

  test('is kept as done where it was, though somebody cancelled meanwhile', async () => {
    const name = book();
    const steps = [step('ledger.keep', { token: 'a' }), step('ledger.add', { token: 'b' })];
    const id = await approved(place, name, { steps });
    const stop = { signal: 'SIGKILL', at: 'act:effected', time: 1 } as const;
    const { database, ledger } = place;
    await child({ database, ledger, books: [name], change: id, stop }).ended;
    await cancel(place.parts, request('cancel', { change: String(id) }), member('U2'));
    await leaseOver(id);
    await runChange(place.parts, id);
    const [record] = await readSteps(place.pool, id);
    assert.equal(record?.state, 'done', 'the journal knows what it did, which its way back would need');
    assert.match(JSON.stringify((await mustRead(place, id)).outcome), /keptDone/);
    assert.deepEqual(await place.entries(name), ['+a']);
  });

  test('is not undone because our own journal could not be written', async () => {
    for (const statement of ['UPDATE aegis.step', 'INSERT INTO aegis.step']) {
      const name = book();
      const id = await approved(place, name, { steps: [step('ledger.add', { token: 'a' })] });
      await assert.rejects(runChange(withPool(failingOnce(place.pool, statement)), id), /No space left/);
      assert.equal((await mustRead(place, id)).state, 'running', 'nothing is decided');
      await leaseOver(id);
      await runChange(place.parts, id);
      assert.equal((await mustRead(place, id)).state, 'done');
      assert.deepEqual(await place.entries(name), ['+a']);
    }
  });

  test('is told to nobody as done while its end could not be written', async () => {
    const name = book();
    const id = await approved(place, name, { steps: [step('ledger.add', { token: 'a' })] });
    const pool = failingOnce(place.pool, 'UPDATE aegis.change\nSET state = $3, outcome');
    await assert.rejects(runChange(withPool(pool), id), /No space left/);
    assert.deepEqual(await told(place.pool, `change:${id}:end:`), []);
    await leaseOver(id);
    await runChange(place.parts, id);
    assert.equal((await told(place.pool, `change:${id}:end:`)).length, 1);
  });
});

test('a refused step takes back the ones before it, and says that nothing else happened', async () => {
  const name = book();
  const steps = [step('ledger.add', { token: 'a' }), step('ledger.refuse', {}), step('ledger.add', { token: 'c' })];
  const change = await ran(place, name, { steps });
  assert.equal(change.state, 'failed');
  assert.match(JSON.stringify(change.outcome), /takenBack/);
  assert.deepEqual(await place.entries(name), ['+a', '-a']);
});

test('a way back whose act never happened does nothing to the target', async () => {
  const name = book();
  const steps = [step('ledger.add', { token: 'a' }), step('ledger.cut', { token: 'b', when: 'before' })];
  const change = await ran(place, name, { steps });
  const back = (await readSteps(place.pool, change.id)).filter(({ phase }) => phase === 'back');
  assert.deepEqual(
    back.map(({ n, state }) => [n, state]),
    [
      [1, 'done'],
      [0, 'done'],
    ],
  );
  assert.deepEqual(await place.entries(name), ['+a', '-a']);
});

test('whoever lost the fence can write neither intent nor result', async () => {
  const name = book();
  const add = step('ledger.add', { token: 'a' });
  const id = await approved(place, name, { steps: [add] });
  const old = await claimChange(place.pool, id, 'old', 10);
  assert.equal(await claimChange(place.pool, id, 'young', 10), undefined, 'nobody takes from a living owner');
  await leaseOver(id);
  const young = await claimChange(place.pool, id, 'young', 10);
  assert.ok(old !== undefined && young !== undefined && young.fence > old.fence);
  await intend(place.pool, young, { phase: 'act', n: 0 }, add);
  const end = { state: 'done', result: {}, said: add.text } as const;
  for (const write of [
    () => intend(place.pool, old, { phase: 'act', n: 1 }, add),
    () => endStep(place.pool, old, { phase: 'act', n: 0 }, end),
  ]) {
    await assert.rejects(write(), (error) => isFault(error, 'fence-lost'));
  }
  assert.deepEqual(
    (await readSteps(place.pool, id)).map(({ state }) => state),
    ['intent'],
  );
});
