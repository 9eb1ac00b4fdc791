// kill -9 at every named boundary: forward, on the way back, and of an undo. All at once on targets of their own, so that
// the lease is waited for once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundaries, type Boundary } from '../../src/jobs/changes/boundaries.ts';
import { approve } from '../../src/jobs/changes/decide.ts';
import { LEASE_SECONDS } from '../../src/jobs/changes/lease.ts';
import { proposeUndo } from '../../src/jobs/changes/undo.ts';
import { readSteps } from '../../src/state/journal.ts';
import { child, type Child } from './child.ts';
import { member, request, told, until } from './ledger-parts.ts';
import { approved, mustRead, ran, stage, type Stage } from './ledger-stage.ts';
import { step, type Planned } from './ledger-system.ts';

type Way = 'forward' | 'back' | 'undo';

interface Scenario {
  readonly book: string;
  readonly way: Way;
  readonly at: Boundary;
  readonly time: number;
}

// Two steps have each of their boundaries twice; a boundary that nobody thought of is tried forward, and fails the test
// if no run comes by it.
const scenarios = boundaries.flatMap((at): Scenario[] => {
  const [phase] = at.split(':');
  const ways: readonly Way[] = phase === 'back' ? ['back'] : phase === 'test' ? ['forward'] : ['forward', 'undo'];
  const times = phase === 'act' || phase === 'back' ? [1, 2] : [1];
  return ways.flatMap((way) => times.map((time) => ({ book: `${way}/${at}/${time}`, way, at, time })));
});

const plans: Readonly<Record<Way, Planned>> = { forward: plan(true), back: plan(false), undo: plan(true) };
const expected: Readonly<Record<Way, { state: string; entries: readonly string[] }>> = {
  forward: { state: 'done', entries: ['+a', '+b'] },
  back: { state: 'rolled-back', entries: ['+a', '+b', '-b', '-a'] },
  undo: { state: 'done', entries: ['+a', '+b', '-b', '-a'] },
};
// Beside the lease: the sweep's beat and, on a busy machine, the start of the work.
const SPARE_MS = 5000;
const AT_ONCE = 3;

test(
  'killed at any boundary, a change ends as it should and everything is done once',
  { timeout: 220_000 },
  async (t) => {
    const place = await stage(scenarios.map(({ book }) => book));
    const victims = await inTurns(scenarios, AT_ONCE, (scenario) => killed(place, scenario));
    const survivor = child({ database: place.database, ledger: place.ledger, books: place.books });
    await until('the survivor is ready', async () => survivor.lines.some(({ ready }) => ready));
    const ready = Date.now();
    const isOver = async () => (await place.pool.query(STILL_OPEN)).rows.length === 0;
    await until('all changes are over', isOver, 120_000);
    for (const victim of victims) await holds(place, victim);
    const waits = victims.flatMap((victim) => resumedAfterMs(victim, survivor, ready));
    assert.ok(Math.max(...waits) <= LEASE_SECONDS * 1000 + SPARE_MS, `resumed after ${Math.max(...waits)} ms`);
    assert.deepEqual(survivor.complaints, []);
    t.diagnostic(`${victims.length} kills, ${waits.length} taken over, the slowest after ${Math.max(...waits)} ms`);
  },
);

const STILL_OPEN = "SELECT FROM aegis.change WHERE state IN ('approved', 'running', 'unknown')";

interface Victim extends Scenario {
  readonly id: number;
  readonly died: number;
}

async function killed(place: Stage, { book, way, at, time, ...rest }: Scenario): Promise<Victim> {
  const id = await changeFor(place, book, way);
  const { database, ledger } = place;
  const victim = child({ database, ledger, books: [book], change: id, stop: { signal: 'SIGKILL', at, time } });
  const { signal, at: died } = await victim.ended;
  assert.equal(signal, 'SIGKILL', `no run comes by ${way} ${at} ${time}: ${said(victim)}`);
  return { ...rest, book, way, at, time, id, died };
}

async function changeFor(place: Stage, book: string, way: Way): Promise<number> {
  if (way !== 'undo') return approved(place, book, plans[way]);
  const { id: done } = await ran(place, book, plans.undo);
  const undo = await proposeUndo(place.parts, request('undo', { change: String(done) }));
  if (undo.kind !== 'new') throw new Error(`no new undo of ${done}`);
  await approve(place.parts, request('approve', { change: String(undo.change.id) }), member('U1'));
  return undo.change.id;
}

async function holds(place: Stage, { book, way, id }: Victim): Promise<void> {
  const { state, entries } = expected[way];
  const change = await mustRead(place, id);
  assert.equal(change.state, state, `${book}: ${JSON.stringify(change.outcome)}`);
  assert.deepEqual(await place.entries(book), entries, `${book}: each effect once, taken back in reverse`);
  assert.equal((await told(place.pool, `change:${id}:end:`)).length, 1, `${book}: the end is told once`);
  const open = (await readSteps(place.pool, id)).filter((record) => record.state === 'intent');
  assert.deepEqual(open, [], `${book}: the journal knows how every step ended`);
}

// Who died after the end was written left nothing to resume.
function resumedAfterMs({ id, died, book }: Victim, survivor: Child, ready: number): number[] {
  const claimed = survivor.lines.find(({ reached, change }) => reached === 'claimed' && change === id);
  if (claimed === undefined) {
    assert.match(book, /ended/, `${book} was not taken over`);
    return [];
  }
  return [claimed.at - Math.max(died, ready)];
}

function plan(passes: boolean): Planned {
  return {
    steps: [step('ledger.add', { token: 'a' }), step('ledger.add', { token: 'b' })],
    tests: [step('ledger.test', { passes })],
  };
}

function said({ lines, complaints }: Child): string {
  return [...lines.map((line) => JSON.stringify(line)), ...complaints].join('\n');
}

async function inTurns<T, R>(items: readonly T[], atOnce: number, act: (item: T) => Promise<R>): Promise<R[]> {
  const waiting = [...items.entries()];
  const done: R[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done[next[0]] = await act(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done;
}
