import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isFault } from '../../src/core/fault.ts';
import type { Fleet } from '../../src/core/fleet.ts';
import { defaultPolicy, type RiskRule } from '../../src/core/policy.ts';
import type { Window } from '../../src/core/window.ts';
import { approve, cancel, reject } from '../../src/jobs/changes/decide.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { propose } from '../../src/jobs/changes/propose.ts';
import * as quiet from '../../src/jobs/requests/quiet.ts';
import { override } from '../../src/jobs/changes/override.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { startSweep } from '../../src/jobs/watch/sweep.ts';
import { proposeUndo } from '../../src/jobs/changes/undo.ts';
import { dueChanges } from '../../src/state/changes.ts';
import { ownIdentifier } from '../../src/state/settings.ts';
import { withClient } from '../servers/postgres.ts';
import { filled, member, peopleOf, request, told, until } from './ledger-parts.ts';
import { approved, faultOf, mustRead, proposed, ran, stage } from './ledger-stage.ts';
import { step, type Planned } from './ledger-system.ts';

const addA: Planned = { steps: [step('ledger.add', { token: 'a' })] };
const two: RiskRule = { approvals: 2, role: 'approver', requesterMayApprove: false, typedConfirmation: false };

const place = await stage(Array.from({ length: 40 }, (_, n) => `book-${n}`));
let nextBook = 0;

function book(): string {
  nextBook += 1;
  return `book-${nextBook}`;
}

/** The same worker under another fleet file. */
function under(fleet: Partial<Fleet>): { parts: Parts } {
  return { parts: { ...place.parts, fleet: { ...place.parts.fleet, ...fleet } } };
}

function vote(parts: Parts, change: number, by: string, other: Record<string, string> = {}): Promise<unknown> {
  return approve(parts, request('approve', { change: String(change), ...other }, by), member(by, 'approver'));
}

test('the same click three times is one vote, and two approvers are two people', async () => {
  const { parts } = under({ policy: { ...defaultPolicy, low: two } });
  const { id } = await proposed({ parts }, book(), addA);
  await Promise.all([vote(parts, id, 'U2'), vote(parts, id, 'U2'), vote(parts, id, 'U2')]);
  const once = await mustRead(place, id);
  assert.deepEqual([once.state, once.votes.length], ['proposed', 1]);
  assert.equal((await faultOf(vote(parts, id, 'U1'))).code, 'not-allowed', 'the requester is not the second person');
  await vote(parts, id, 'U3');
  assert.equal((await mustRead(place, id)).state, 'approved');
});

test('the same plan asked for twice at once is one change', async () => {
  const name = book();
  const ask = () => propose(place.parts, request('optimize', filled(name, addA)));
  const made = await Promise.all([ask(), ask(), ask()]);
  assert.deepEqual(made.map(({ kind }) => kind).toSorted(), ['known', 'known', 'new']);
  const { rows } = await place.pool.query('SELECT FROM aegis.change WHERE target = $1', [name]);
  assert.equal(rows.length, 1);
});

test('a plan that moves before its start is asked about again, and the old votes are void', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  const { hash } = await mustRead(place, id);
  await withClient(place.ledger, (client) => client.query('INSERT INTO edition VALUES ($1, 2)', [name]));
  await runChange(place.parts, id);
  const moved = await mustRead(place, id);
  assert.deepEqual([moved.state, moved.votes.length, moved.hash === hash], ['proposed', 0, false]);
  assert.equal((await told(place.pool, `change:${id}:moved:`)).length, 1, 'people are told');
  assert.equal((await faultOf(vote(place.parts, id, 'U2', { hash }))).code, 'plan-moved');
  await vote(place.parts, id, 'U2', { hash: moved.hash.slice(0, 6) });
  await runChange(place.parts, id);
  assert.equal((await mustRead(place, id)).state, 'done');
  assert.deepEqual(await place.entries(name), ['+a']);
});

test('a stricter policy voids the votes, and its own number of approvers counts', async () => {
  const id = await approved(place, book(), addA);
  const { parts } = under({ policy: { ...defaultPolicy, low: two } });
  await runChange(parts, id);
  await vote(parts, id, 'U2');
  assert.equal((await mustRead(place, id)).state, 'proposed', 'one of two');
  await vote(parts, id, 'U3');
  assert.equal((await mustRead(place, id)).state, 'approved');
});

test('a vote of somebody who lost the role before the start is worth nothing', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  const people = peopleOf(new Map([['U1', member('U1', 'viewer')]]));
  await runChange({ ...place.parts, people }, id);
  const change = await mustRead(place, id);
  assert.deepEqual([change.state, change.votes.length], ['proposed', 0]);
  assert.deepEqual(await place.entries(name), []);
});

test('a change waits for the end of a freeze, and runs at once when the freeze is lifted', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  await quiet.freeze(place.parts, request('freeze', { until: '60', reason: 'release' }), member('U1'));
  await runChange(place.parts, id);
  const waiting = await mustRead(place, id);
  assert.equal(waiting.state, 'approved');
  assert.ok(Date.parse(waiting.notBefore ?? '') > Date.now() + 50 * 60_000);
  await runChange(place.parts, id);
  assert.deepEqual(await place.entries(name), []);
  await quiet.unfreeze(place.parts, request('unfreeze', {}), member('U1'));
  await runChange(place.parts, id);
  assert.equal((await mustRead(place, id)).state, 'done');
});

test('an approver who did not ask for it lets a waiting change run, once, with a reason that all can read', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  await quiet.freeze(place.parts, request('freeze', { until: '60', reason: 'release' }), member('U1'));
  await runChange(place.parts, id);
  const say = (by: string, reason: string) =>
    override(place.parts, request('override', { change: String(id), reason }, by), member(by, 'approver'));
  const { requestedBy } = await mustRead(place, id);
  await assert.rejects(say(requestedBy, 'now'), (error) => isFault(error, 'not-allowed'));
  await assert.rejects(say('U3', ' '), (error) => isFault(error, 'bad-input'));
  assert.deepEqual(await place.entries(name), []);
  await say('U3', 'the disk is nearly full');
  await assert.rejects(say('U3', 'once more'), (error) => isFault(error, 'too-late'));
  await runChange(place.parts, id);
  const change = await mustRead(place, id);
  assert.deepEqual(
    [change.state, change.override?.by, change.override?.reason],
    ['done', 'U3', 'the disk is nearly full'],
  );
  await assert.rejects(say('U3', 'again'), (error) => isFault(error, 'too-late'));
  await quiet.unfreeze(place.parts, request('unfreeze', {}), member('U1'));
});

test('a change waits for its window, at the decision and again at the start', async () => {
  const closed = under({ windows: [windowLater()] });
  const early = await approved(closed, book(), addA);
  await runChange(closed.parts, early);
  const late = await approved(place, book(), addA);
  await runChange(closed.parts, late);
  for (const id of [early, late]) {
    const change = await mustRead(place, id);
    assert.equal(change.state, 'approved');
    assert.ok(Date.parse(change.notBefore ?? '') > Date.now() + 60 * 60_000);
  }
});

// Two hours from now until four hours from now, whatever the time is.
function windowLater(): Window {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return { name: 'later', targets: [], days, from: at(2), to: at(4), zone: 'UTC' };
}

test('a change that is cancelled before it runs never runs', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  await cancel(place.parts, request('cancel', { change: String(id) }), member('U2'));
  await runChange(place.parts, id);
  assert.equal((await mustRead(place, id)).state, 'cancelled');
  assert.deepEqual(await place.entries(name), []);
  const again = cancel(place.parts, request('cancel', { change: String(id) }), member('U2'));
  assert.equal((await faultOf(again)).code, 'too-late');
});

test('a change that is cancelled while it runs takes back what it did', async () => {
  const name = book();
  const steps = [step('ledger.add', { token: 'a' }), step('ledger.add', { token: 'b', pieces: 50, delayMs: 50 })];
  const id = await approved(place, name, { steps });
  const running = runChange(place.parts, id);
  await until('the second step is under way', async () => (await place.entries(name)).length > 2);
  await cancel(place.parts, request('cancel', { change: String(id) }), member('U2'));
  await running;
  const change = await mustRead(place, id);
  assert.equal(change.state, 'cancelled', JSON.stringify(change.outcome));
  const entries = await place.entries(name);
  const added = entries.filter((entry) => entry.startsWith('+')).length;
  assert.ok(added < 51);
  assert.deepEqual(entries.slice(added), [...Array<string>(added - 1).fill('-b'), '-a'], 'in reverse, each once');
});

test('what was cancelled half-way and cannot be taken back is said to stay', async () => {
  const name = book();
  const id = await approved(place, name, { steps: [step('ledger.keep', { token: 'a', pieces: 50, delayMs: 50 })] });
  const running = runChange(place.parts, id);
  await until('the step is under way', async () => (await place.entries(name)).length > 1);
  await cancel(place.parts, request('cancel', { change: String(id) }), member('U2'));
  await running;
  assert.match(JSON.stringify((await mustRead(place, id)).outcome), /keptDone/);
});

test('a cancel during the last checks before the start holds, even where the plan moves', async () => {
  const name = book();
  const id = await approved(place, name, addA);
  const { parts } = under({ policy: { ...defaultPolicy, low: two } });
  const people: Parts['people'] = {
    ...parts.people,
    member: async (who) => {
      await cancel(parts, request('cancel', { change: String(id) }), member('U2'));
      return parts.people.member(who);
    },
  };
  await runChange({ ...parts, people }, id);
  await place.pool.query("UPDATE aegis.change SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
  await runChange(parts, id);
  assert.equal((await mustRead(place, id)).state, 'cancelled');
});

test('a plan past its time takes no vote and is closed by the sweep', async () => {
  const { id } = await proposed(place, book(), addA);
  await place.pool.query("UPDATE aegis.change SET expires_at = now() - interval '1 s' WHERE id = $1", [id]);
  assert.deepEqual(await faultOf(vote(place.parts, id, 'U2')), { code: 'too-late', key: 'reports.answer.expired' });
  const turnedDown = reject(place.parts, request('reject', { change: String(id), reason: 'no' }, 'U2'), member('U2'));
  assert.equal((await faultOf(turnedDown)).code, 'too-late');
  const sweep = startSweep(place.parts);
  after(() => sweep.stop());
  await until('it is closed', async () => (await mustRead(place, id)).state === 'expired');
  sweep.stop();
});

test('the cluster that holds the state is never operated on', async () => {
  const name = book();
  const own = await ownIdentifier(place.pool);
  const asked = propose({ ...place.parts, ownIdentifier: own }, request('optimize', filled(name, addA)));
  assert.equal((await faultOf(asked)).code, 'own-store');
  assert.equal((await place.pool.query('SELECT FROM aegis.change WHERE target = $1', [name])).rows.length, 0);
});

test('a change is taken back once, whoever asks and however often', async () => {
  const name = book();
  const { id } = await ran(place, name, addA);
  const ask = () => proposeUndo(place.parts, request('undo', { change: String(id) }));
  const made = await Promise.allSettled([ask(), ask(), ask()]);
  const kinds = made.map((one) => (one.status === 'fulfilled' ? one.value.kind : isFault(one.reason, 'too-late')));
  assert.equal(kinds.filter((kind) => kind === 'new').length, 1, JSON.stringify(kinds));
  assert.ok(!kinds.includes(false), 'whoever came later is told so');
  const { rows } = await place.pool.query<{ id: number }>('SELECT id FROM aegis.change WHERE undo_of = $1', [id]);
  assert.equal(rows.length, 1);
  const undo = rows[0]?.id ?? 0;
  await vote(place.parts, undo, 'U2');
  await runChange(place.parts, undo);
  assert.deepEqual(await place.entries(name), ['+a', '-a']);
  assert.equal((await faultOf(ask())).code, 'too-late');
});

test('what the card called impossible to take back is not taken back', async () => {
  const name = book();
  const { id } = await ran(place, name, addA);
  const made = await proposeUndo(place.parts, request('undo', { change: String(id) }));
  if (made.kind !== 'new') throw new Error(made.kind);
  await vote(place.parts, made.change.id, 'U2');
  await runChange(place.parts, made.change.id);
  const again = proposeUndo(place.parts, request('undo', { change: String(made.change.id) }));
  assert.equal((await faultOf(again)).code, 'bad-input');
});

test('one change at a time runs on a target, and the others do not stand in the way of other targets', async () => {
  const name = book();
  const steps = [step('ledger.add', { token: 'a', pieces: 20, delayMs: 50 })];
  const first = await approved(place, name, { steps });
  const others: number[] = [];
  for (let n = 0; n < 25; n += 1)
    others.push(await approved(place, name, { steps: [step('ledger.add', { token: `${n}` })] }));
  const elsewhere = await approved(place, book(), addA);
  const running = runChange(place.parts, first);
  await until('the first runs', async () => (await mustRead(place, first)).state === 'running');
  await runChange(place.parts, others[0] ?? 0);
  assert.equal((await mustRead(place, others[0] ?? 0)).state, 'approved');
  assert.ok((await dueChanges(place.pool, 'change-due')).includes(elsewhere));
  await running;
  assert.deepEqual(new Set(await place.entries(name)), new Set(['+a']));
});
