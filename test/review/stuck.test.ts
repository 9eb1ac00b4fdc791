// A change that cannot go on says so: it neither hides behind "running" nor begins in a world that has moved meanwhile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { System } from '../../src/core/system.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import * as quiet from '../../src/jobs/requests/quiet.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { child } from '../jobs/child.ts';
import { member, request, told } from '../jobs/ledger-parts.ts';
import { approved, mustRead, stage } from '../jobs/ledger-stage.ts';
import { ledgerSystem, step, type Planned } from '../jobs/ledger-system.ts';

const books = Array.from({ length: 10 }, (_, n) => `book-${n}`);
const place = await stage(books);
const addA: Planned = { steps: [step('ledger.add', { token: 'a' })] };

function book(): string {
  return books.pop() ?? '';
}

async function diedAt(at: 'measured-before' | 'act:effected', name: string, id: number): Promise<void> {
  const { database, ledger } = place;
  await child({ database, ledger, books: [name], change: id, stop: { signal: 'SIGKILL', at, time: 1 } }).ended;
  await place.pool.query("UPDATE aegis.change SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
}

function withoutTargets(): Parts {
  return { ...place.parts, fleet: { ...place.parts.fleet, targets: [] } };
}

function withSystem(other: Partial<System>): Parts {
  return { ...place.parts, systems: [{ ...ledgerSystem, ...other }] };
}

test('a change whose first worker died before its first step asks again whether it may begin', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  await diedAt('measured-before', name, id);
  await quiet.freeze(place.parts, request('freeze', { until: '60', reason: 'release' }), member('U1'));
  await runChange(place.parts, id);
  assert.equal((await mustRead(place, id)).state, 'approved');
  assert.deepEqual(await place.entries(name), []);
  assert.deepEqual((await mustRead(place, id)).measures, [], 'what was measured then is not the state before it');
  await quiet.unfreeze(place.parts, request('unfreeze', {}), member('U1'));
  await runChange(place.parts, id);
  assert.equal((await mustRead(place, id)).state, 'done');
  assert.deepEqual(await place.entries(name), ['+a']);
});

test('an approved change whose target is configured no more ends and says so', async () => {
  const id = await approved(place, book(), addA);
  await runChange(withoutTargets(), id);
  assert.equal((await mustRead(place, id)).state, 'failed');
  assert.equal((await told(place.pool, `change:${id}:end:`)).length, 1);
});

test('a plan that cannot be made anew because of a bug ends its change with a reference', async () => {
  const id = await approved(place, book(), addA);
  await runChange(withSystem({ propose: () => Promise.reject(new TypeError('x is not a function')) }), id);
  const { state, outcome } = await mustRead(place, id);
  assert.equal(state, 'failed');
  assert.match(JSON.stringify(outcome), /jobs\.bug/);
});

test('a half-done change that cannot go on is of unknown outcome, and its target stays locked', async () => {
  const bug = () => {
    throw new TypeError('x is not a function');
  };
  for (const parts of [withoutTargets(), withSystem({ undoOf: bug })]) {
    const name = book();
    const steps = [...addA.steps, step('ledger.refuse', {})];
    const id = await approved(place, name, { steps });
    await diedAt('act:effected', name, id);
    await runChange(parts, id);
    assert.equal((await mustRead(place, id)).state, 'unknown');
    assert.equal((await told(place.pool, `change:${id}:end:`)).length, 1, 'people are told');
    assert.deepEqual(await place.entries(name), ['+a']);
  }
});
