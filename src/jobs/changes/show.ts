// Show: everything people see of a change: its card (every copy of it), its progress, its end. Always drawn anew from the
// row, so that any process can draw it at any time.
import { shortHash } from '../../core/plan-hash.ts';
import type { Report } from '../../core/report.ts';
import type { Text } from '../../core/words.ts';
import { windowState } from '../../core/window.ts';
import { answer } from '../../reports/answer.ts';
import { answers } from '../../reports/answers.ts';
import { planCard } from '../../reports/plan-card.ts';
import { progressReport } from '../../reports/progress.ts';
import { resultReport } from '../../reports/result.ts';
import { readChange, type StoredChange } from '../../state/changes.ts';
import type { Db } from '../../state/db.ts';
import { readSteps, renew, type Place as StepPlace } from '../../state/journal.ts';
import { copiesOf } from '../../state/copies.ts';
import { openFreeze } from '../../state/quiet.ts';
import { LEASE_SECONDS } from './lease.ts';
import type { Parts } from '../parts.ts';
import { post } from '../messages/post.ts';
import type { Run } from './run.ts';
import { steadily } from '../steady.ts';
import { words } from '../words.ts';

/** Cards of a new change, in every channel for plans. */
export async function announcePlan(parts: Parts, db: Db, change: number): Promise<void> {
  const report = await cardOf(parts, db, change);
  for (const channel of planChannels(parts)) {
    await post(parts, db, { key: cardKey(change, channel), place: { kind: 'channel', channel }, report });
  }
}

/** Every copy of the card, in channels and direct messages, as the change stands now. */
export async function redraw(parts: Parts, db: Db, change: number): Promise<void> {
  const report = await cardOf(parts, db, change);
  for (const { key, place } of await copiesOf(db, `change:${change}:card:`)) {
    const language = place.kind === 'direct' ? (await parts.people.member(place.user)).language : undefined;
    await post(parts, db, { key, place, report, ...(language && { language }) });
  }
}

export async function announceStart(run: Run): Promise<void> {
  await whileOurs(run, (db) => redraw(run.parts, db, run.change.id));
}

// What only the owner knows is written only by the owner: who stood still meanwhile must not draw over the end.
async function whileOurs({ parts, hold }: Run, act: (db: Db) => Promise<void>): Promise<void> {
  await steadily(() =>
    parts.pool.transaction(async (db) => {
      await renew(db, hold, LEASE_SECONDS);
      await act(db);
    }),
  );
}

/** The card as it ended, and a reply in its thread, so that people are told. */
export async function announceEnd(parts: Parts, db: Db, id: number): Promise<void> {
  await redraw(parts, db, id);
  const change = await mustRead(db, id);
  const report = resultReport({ change, steps: await readSteps(db, id), systems: parts.systems, now: parts.now() });
  // A change can end more than once (an unknown outcome is settled later): each end is a reply of its own.
  await reply(parts, db, { change: id, name: `end:${change.fence}`, report });
  await endProgress(parts, db, change);
  if (change.undoOf !== undefined) await redraw(parts, db, change.undoOf);
}

// What said "running" says so no more, and its cancel button is gone.
async function endProgress(parts: Parts, db: Db, { id, state }: StoredChange): Promise<void> {
  const isShown = (await copiesOf(db, `change:${id}:progress:`)).length > 0;
  if (isShown)
    await reply(parts, db, {
      change: id,
      name: 'progress',
      report: answer(words.ended({ state: answers.state(state) })),
    });
}

export async function announceMoved(
  parts: Parts,
  db: Db,
  { change, why }: { change: number; why: Text },
): Promise<void> {
  await redraw(parts, db, change);
  const { fence, hash, plan } = await mustRead(db, change);
  // The file beside the card is the old plan: a message that is edited brings no new one.
  const file = { name: `plan-${change}-${shortHash(hash)}.txt`, content: plan.detail };
  await reply(parts, db, { change, name: `moved:${fence}`, report: { ...answer(words.moved({ why })), file } });
}

/** One message, edited in place. Throws `fence-lost`. */
export async function showProgress(
  run: Run,
  { phase, n }: StepPlace,
  update: { done: number; total: number; text: Text },
): Promise<void> {
  const { parts, change } = run;
  const report = progressReport({
    change,
    step: n + 1,
    total: phase === 'test' ? change.plan.tests.length : change.plan.steps.length,
    text: update.text,
    done: update.done,
    of: update.total,
    startedAt: change.startedAt ?? change.requestedAt,
    now: parts.now(),
    undoing: phase === 'back',
  });
  await whileOurs(run, (db) => reply(parts, db, { change: change.id, name: 'progress', report }));
}

interface Reply {
  readonly change: number;
  readonly name: string;
  readonly report: Report;
}

/** In the thread of the card, in every channel for plans. */
export async function reply(parts: Parts, db: Db, { change, name, report }: Reply): Promise<void> {
  for (const channel of planChannels(parts)) {
    const key = `change:${change}:${name}:${channel}`;
    await post(parts, db, { key, place: { kind: 'channel', channel }, thread: cardKey(change, channel), report });
  }
}

export async function cardOf(parts: Parts, db: Db, id: number): Promise<Report> {
  const change = await mustRead(db, id);
  const now = parts.now();
  const freeze = await openFreeze(db);
  const approvers = await parts.people.holders(parts.fleet.policy[change.plan.risk].role);
  const window = windowState(parts.fleet.windows, change.plan.target, now);
  const input = { change, policy: parts.fleet.policy, approvers, window, now };
  return planCard(freeze === undefined ? input : { ...input, freeze });
}

export function cardKey(change: number, channel: string): string {
  return `change:${change}:card:${channel}`;
}

export function planChannels({ fleet }: Parts): readonly string[] {
  return fleet.channels.filter(({ plans }) => plans).map(({ id }) => id);
}

async function mustRead(db: Db, id: number): Promise<StoredChange> {
  const change = await readChange(db, id);
  if (change === undefined) throw new Error(`change ${id} is not there`);
  return change;
}
