// Decide: approve, reject, cancel. Each is one compare-and-set in the database before any work; whoever loses is told who
// won and when.
import { Fault } from '../../core/fault.ts';
import type { Member } from '../../core/person.ts';
import { hasRole } from '../../core/person.ts';
import { refusal } from '../../core/policy.ts';
import type { Request } from '../../core/request.ts';
import { windowState } from '../../core/window.ts';
import { answers } from '../../reports/answers.ts';
import { record } from '../../state/audit.ts';
import { addVote, askToCancel, decideChange, lockChange, readChange, type StoredChange } from '../../state/changes.ts';
import type { Db } from '../../state/db.ts';
import { cardTransaction } from './card-transaction.ts';
import type { Parts } from '../parts.ts';
import { refusedText } from './refused.ts';
import { redraw } from './show.ts';
import { words } from '../words.ts';

export interface Verdict {
  readonly change: StoredChange;
  readonly votes: number;
}

/** One vote; the last one that is needed approves. Throws Fault `not-allowed`, `plan-moved`, `too-late`, `bad-input`. */
export async function approve(parts: Parts, request: Request, member: Member): Promise<Verdict> {
  const id = changeNumber(request);
  const seen = await mustRead(parts.pool, id);
  const refused = refusal(seen, member, parts.fleet.policy);
  if (refused !== undefined) throw await notAllowed(parts, request, { change: seen, refused });
  mustBeTyped(parts, request, seen);
  return cardTransaction(parts, id, async (db) => {
    const change = await mustLock(db, id);
    mustBeOpen(change);
    mustBeSeen(request, change);
    await addVote(db, id, member.id, change.hash);
    await record(db, member.id, 'change.voted', { change: id, hash: change.hash, via: request.via });
    const voted = await mustRead(db, id);
    if (voted.votes.length >= voted.votesNeeded) await decided(parts, db, { change: voted, by: member.id });
    await redraw(parts, db, id);
    return { change: await mustRead(db, id), votes: voted.votes.length };
  });
}

async function decided(parts: Parts, db: Db, { change, by }: { change: StoredChange; by: string }): Promise<void> {
  const state = windowState(parts.fleet.windows, change.plan.target, parts.now());
  const decision = { from: 'proposed', to: 'approved', by } as const;
  await decideChange(db, change.id, state.open ? decision : { ...decision, notBefore: state.next });
  await record(db, by, 'change.approved', { change: change.id, hash: change.hash });
  await parts.queue.send('change', String(change.id), db);
}

/** Throws as approve does; the reason is required. */
export async function reject(parts: Parts, request: Request, member: Member): Promise<Verdict> {
  const id = changeNumber(request);
  const reason = request.args['reason']?.trim() ?? '';
  if (reason === '') throw new Fault('bad-input', words.needsReason({ change: String(id) }));
  const seen = await mustRead(parts.pool, id);
  // Whoever asked may always take their own plan back.
  if (seen.requestedBy !== member.id) {
    const rule = parts.fleet.policy[seen.plan.risk];
    const refused = member.barred ?? (hasRole(member, rule.role) ? undefined : 'no-role');
    if (refused !== undefined) throw await notAllowed(parts, request, { change: seen, refused });
  }
  return cardTransaction(parts, id, async (db) => {
    const change = await mustLock(db, id);
    mustBeOpen(change);
    await decideChange(db, id, { from: 'proposed', to: 'rejected', by: member.id, reason });
    await record(db, member.id, 'change.rejected', { change: id, reason });
    await redraw(parts, db, id);
    return { change: await mustRead(db, id), votes: change.votes.length };
  });
}

/** Before it runs: over at once. While it runs: at the next safe point, with the way back. */
export async function cancel(parts: Parts, request: Request, member: Member): Promise<Verdict> {
  const id = changeNumber(request);
  return cardTransaction(parts, id, async (db) => {
    const change = await mustLock(db, id);
    const from = change.state;
    if (from === 'running') await askToCancel(db, id, member.id);
    else if (from === 'proposed' || from === 'approved')
      await decideChange(db, id, { from, to: 'cancelled', by: member.id });
    else throw new Fault('too-late', words.cannotCancel({ change: id, state: answers.state(from) }));
    await record(db, member.id, 'change.cancelled', { change: id, from });
    await redraw(parts, db, id);
    return { change: await mustRead(db, id), votes: change.votes.length };
  });
}

/** Throws Fault `bad-input` for what is no number. */
export function changeNumber({ args }: Request): number {
  const typed = (args['change'] ?? '').replace(/^#/, '');
  const id = Number(typed);
  if (!/^\d{1,9}$/.test(typed)) throw new Fault('bad-input', words.notNumber({ change: typed }));
  return id;
}

export async function mustRead(db: Db, id: number): Promise<StoredChange> {
  const change = await readChange(db, id);
  if (change === undefined) throw new Fault('unknown-change', words.noChange({ change: String(id) }));
  return change;
}

async function mustLock(db: Db, id: number): Promise<StoredChange> {
  const change = await lockChange(db, id);
  if (change === undefined) throw new Fault('unknown-change', words.noChange({ change: String(id) }));
  return change;
}

function mustBeOpen(change: StoredChange): void {
  if (change.state !== 'proposed') throw new Fault('too-late', answers.alreadyDecided(change));
  if (change.isLate) throw new Fault('too-late', answers.expired(change));
}

// A click carries the hash of the plan that the person read. Typed approvals have none: they bind to what is stored.
function mustBeSeen({ args }: Request, change: StoredChange): void {
  const seen = args['hash'];
  if (seen !== undefined && !change.hash.startsWith(seen)) throw new Fault('plan-moved', answers.planMoved());
}

function mustBeTyped({ fleet }: Parts, { args }: Request, { id, plan }: StoredChange): void {
  if (!fleet.policy[plan.risk].typedConfirmation || args['confirm'] === plan.target) return;
  throw new Fault('bad-input', words.typeTarget({ change: String(id), target: plan.target }));
}

interface Refused {
  readonly change: StoredChange;
  readonly refused: Exclude<ReturnType<typeof refusal>, undefined>;
}

export async function notAllowed(parts: Parts, request: Request, { change, refused }: Refused): Promise<Fault> {
  const about = { change: change.id, why: refused, verb: request.verb };
  await parts.pool.transaction((db) => record(db, request.by.id, 'refused', about));
  return new Fault('not-allowed', await refusedText(parts, { change, refused, who: request.by.id }));
}
