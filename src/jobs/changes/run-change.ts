// Run a change: act, test, and go back by itself if that fails. Whoever holds the lease drives; whoever takes over reads
// the journal, looks at a half-done step first, and goes on from there.
import { isFault } from '../../core/fault.ts';
import type { Text } from '../../core/words.ts';
import { literal } from '../../core/words.ts';
import { readChange } from '../../state/changes.ts';
import { claimChange, readSteps, type Hold } from '../../state/journal.ts';
import { begin } from './begin.ts';
import { toldAsBug } from '../requests/bug.ts';
import { finish } from './finish.ts';
import { goBack } from './go-back.ts';
import { keepLease, LEASE_SECONDS, type Lease } from './lease.ts';
import { measuredAfter, measuredBefore } from './measure.ts';
import type { Parts } from '../parts.ts';
import type { End, Run } from './run.ts';
import { announceStart } from './show.ts';
import { isAway, steadily } from '../steady.ts';
import { performStep } from './step.ts';
import { words } from '../words.ts';

/** Runs the change if it is due and nobody else has it; returns when it is over, handed over or not ours. */
export async function runChange(parts: Parts, id: number): Promise<void> {
  const hold = await claimChange(parts.pool, id, parts.worker, LEASE_SECONDS);
  if (hold === undefined) return;
  parts.reached('claimed', id);
  const lease = keepLease(parts.pool, hold);
  try {
    await drive(parts, hold, lease);
  } catch (error) {
    // Another worker has it by now: nothing more is written here, neither to the target nor to the journal.
    if (!isFault(error, 'fence-lost')) throw error;
    parts.log.warn({ change: id, fence: hold.fence }, 'change was taken over by another worker');
  } finally {
    lease.stop();
  }
}

async function drive(parts: Parts, hold: Hold, lease: Lease): Promise<void> {
  const change = await steadily(() => readChange(parts.pool, hold.change));
  if (change === undefined) return;
  const run = { parts, hold, lease, change };
  const steps = await steadily(() => readSteps(parts.pool, change.id));
  // Until a first step is intended everything is asked again, however long ago a dead worker asked it.
  if (steps.length === 0) {
    if (!(await steadily(() => begin(run)))) return;
    await announceStart(run);
  }
  await measuredBefore(run);
  parts.reached('measured-before', change.id);
  const end = await outcomeOf(run).catch((error: unknown) => stuck(run, error));
  await steadily(() => finish(run, end));
  parts.reached('ended', change.id);
}

// SQLSTATE, and what the system says of a connection: our own journal's trouble, which decides nothing.
const JOURNAL = /^(E[A-Z]+|[0-9A-Z]{5})$/;

/** Whoever took over would stop at the same place again: people are told, and the target stays locked. */
function stuck(run: Run, error: unknown): End {
  const { parts, change } = run;
  const { target } = change.plan;
  if (isFault(error, 'fence-lost')) throw error;
  if (isFault(error)) return { state: 'unknown', outcome: words.unseen({ reason: error.text, target }) };
  if (isAway(error) || (error instanceof Error && 'code' in error && JOURNAL.test(String(error.code)))) throw error;
  const reason = toldAsBug(parts, error, { change: change.id }, 'a change could not go on');
  return { state: 'unknown', outcome: words.unseen({ reason, target }) };
}

async function outcomeOf(run: Run): Promise<End> {
  const { change } = run;
  const steps = await steadily(() => readSteps(run.parts.pool, change.id));
  // A way back that was begun is finished, whatever the acts would say now.
  const back = steps.find(({ phase }) => phase === 'back');
  const broken = steps.find(({ state }) => state === 'failed');
  if (broken?.said)
    return goBack(run, { at: broken.n, phase: broken.phase, reason: broken.said, cancelled: change.cancelledBy });
  if (back !== undefined)
    return goBack(run, { at: back.n, phase: 'act', reason: words.takenBack(), cancelled: change.cancelledBy });
  const said: Text[] = [];
  for (const [n, step] of change.plan.steps.entries()) {
    const tried = await performStep(run, { phase: 'act', n }, step);
    if (tried.kind !== 'done') return goBackOrStop(run, tried, { phase: 'act', n });
    said.push(tried.said);
  }
  for (const [n, step] of change.plan.tests.entries()) {
    const tried = await performStep(run, { phase: 'test', n }, step);
    if (tried.kind !== 'done') return goBackOrStop(run, tried, { phase: 'test', n });
  }
  await measuredAfter(run);
  run.parts.reached('measured-after', change.id);
  return { state: 'done', outcome: said.length === 1 && said[0] ? said[0] : joined(said) };
}

function joined(said: readonly Text[]): Text {
  const [first, ...rest] = said;
  if (first === undefined) return literal('');
  return rest.reduce((all, next) => words.and({ all, next }), first);
}

type Broken = Exclude<Awaited<ReturnType<typeof performStep>>, { kind: 'done' }>;

async function goBackOrStop(run: Run, tried: Broken, { phase, n }: { phase: 'act' | 'test'; n: number }): Promise<End> {
  if (tried.kind === 'unseen') {
    return { state: 'unknown', outcome: words.unseen({ reason: tried.reason, target: run.change.plan.target }) };
  }
  return goBack(run, { at: n, phase, reason: tried.reason, cancelled: tried.cancelledBy });
}
