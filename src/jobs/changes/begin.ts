// Begin: everything that was true at the click must be true at the start: no freeze, the window open, the votes still
// worth something, and the plan still the one that was approved.
import { planHash } from '../../core/plan-hash.ts';
import { approvalsNeeded, refusal } from '../../core/policy.ts';
import type { Plan, Vote } from '../../core/change.ts';
import { windowState } from '../../core/window.ts';
import { isFault } from '../../core/fault.ts';
import type { Text } from '../../core/words.ts';
import { record } from '../../state/audit.ts';
import { movePlan, releaseChange, renew } from '../../state/journal.ts';
import { openFreeze } from '../../state/quiet.ts';
import { toldAsBug } from '../requests/bug.ts';
import { cardTransaction } from './card-transaction.ts';
import { finish } from './finish.ts';
import { LEASE_SECONDS } from './lease.ts';
import { systemFor } from '../parts.ts';
import { targetOfRun, type End, type Run } from './run.ts';
import { announceMoved, redraw } from './show.ts';
import { words } from '../words.ts';

const UNREADABLE_MS = 30_000;

/** False: not begun; the change went back to where it belongs. */
export async function begin(run: Run): Promise<boolean> {
  const { parts, hold, change } = run;
  const cancelledBy = await run.lease.check();
  if (cancelledBy !== undefined) return over(run, cancelled(cancelledBy));
  const waitUntil = await notBefore(run);
  if (waitUntil !== undefined) return waits(run, waitUntil);
  const lost = await lostVote(run);
  if (lost === 'unreadable') return waits(run, new Date(parts.now().getTime() + UNREADABLE_MS));
  if (lost !== undefined) return moved(run, change.plan, words.votesVoid({ who: lost.by }));
  const plan = await planNow(run);
  if ('gone' in plan) return over(run, { state: 'failed', outcome: words.stoppedBefore({ reason: plan.gone }) });
  if (planHash(plan, parts.fleet.policy) !== change.hash) return moved(run, plan, words.planMoved());
  await parts.pool.transaction(async (db) => {
    await renew(db, hold, LEASE_SECONDS);
    await record(db, `worker:${parts.worker}`, 'change.started', { change: change.id, target: change.plan.target });
  });
  return true;
}

async function notBefore({ parts, change }: Run): Promise<Date | undefined> {
  if (change.override !== undefined) return undefined;
  const freeze = await openFreeze(parts.pool);
  if (freeze !== undefined) return new Date(freeze.until);
  const state = windowState(parts.fleet.windows, change.plan.target, parts.now());
  return state.open ? undefined : state.next;
}

// Who cannot be read now is neither trusted nor voted out: the change waits until Slack answers.
async function lostVote({ parts, change }: Run): Promise<Vote | 'unreadable' | undefined> {
  for (const vote of change.votes) {
    const refused = refusal(change, await parts.people.member(vote.by), parts.fleet.policy);
    if (refused === 'unreadable') return refused;
    if (refused !== undefined) return vote;
  }
  return undefined;
}

async function waits({ parts, hold, change }: Run, until: Date): Promise<false> {
  await cardTransaction(parts, change.id, async (db) => {
    await releaseChange(db, hold, until);
    await redraw(parts, db, change.id);
  });
  return false;
}

/** The plan as it would be made now. A way back is made of what was recorded: only the server's identity is asked. */
async function planNow(run: Run): Promise<Plan | { gone: Text }> {
  const { parts, change } = run;
  try {
    const target = targetOfRun(run);
    const system = systemFor(parts, target);
    if (change.undoOf !== undefined) return { ...change.plan, identity: await system.identity(target) };
    const proposal = await system.propose(target, change.plan.remedy, change.asked);
    return proposal.kind === 'plan' ? proposal.plan : { gone: proposal.reason };
  } catch (error) {
    if (isFault(error)) return { gone: error.text };
    // Nothing was done yet, so it can end: tried again, it would fail again, and hold its target for ever.
    return { gone: toldAsBug(parts, error, { change: change.id }, 'a plan could not be made anew') };
  }
}

async function moved(run: Run, plan: Plan, why: Text): Promise<false> {
  const { parts, hold, change } = run;
  const hash = planHash(plan, parts.fleet.policy);
  await cardTransaction(parts, change.id, async (db) => {
    const { planExpiresHours: expiresHours, policy } = parts.fleet;
    const votesNeeded = approvalsNeeded(plan.risk, change.requestedBy, policy);
    await movePlan(db, hold, { plan, hash, expiresHours, votesNeeded });
    await record(db, `worker:${parts.worker}`, 'change.moved', { change: change.id, hash });
    await announceMoved(parts, db, { change: change.id, why });
  });
  return false;
}

function cancelled(who: string): End {
  return { state: 'cancelled', outcome: words.cancelledBy({ who, rest: words.nothingDone() }) };
}

async function over(run: Run, end: End): Promise<false> {
  await finish(run, end);
  return false;
}
