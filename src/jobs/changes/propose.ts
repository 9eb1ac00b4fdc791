// Propose: a remedy's plan becomes a stored Change with a card. Nothing is changed on the target.
import type { Plan } from '../../core/change.ts';
import { Fault } from '../../core/fault.ts';
import { planHash } from '../../core/plan-hash.ts';
import { approvalsNeeded } from '../../core/policy.ts';
import type { Request } from '../../core/request.ts';
import type { Text } from '../../core/words.ts';
import { record } from '../../state/audit.ts';
import { insertChange, lockTarget, readChange, sameChange, type StoredChange } from '../../state/changes.ts';
import { systemFor, targetNamed, type Parts } from '../parts.ts';
import { announcePlan } from './show.ts';
import { words } from '../words.ts';

export type Proposed =
  | { readonly kind: 'nothing'; readonly reason: Text }
  | { readonly kind: 'known'; readonly change: StoredChange }
  | { readonly kind: 'new'; readonly change: StoredChange };

export async function propose(parts: Parts, request: Request): Promise<Proposed> {
  const { target: name = '', remedy = '', ...asked } = request.args;
  const target = targetNamed(parts, name);
  const proposal = await systemFor(parts, target).propose(target, remedy, asked);
  if (proposal.kind === 'nothing') return proposal;
  refuseOwnStore(parts, proposal.plan);
  return store(parts, request, { plan: proposal.plan, asked });
}

export interface Draft {
  readonly plan: Plan;
  readonly asked: Readonly<Record<string, string>>;
  readonly undoOf?: number;
}

/** Stores the plan and its cards in one transaction; a plan that already waits is not asked twice. */
export async function store(parts: Parts, request: Request, { plan, asked, undoOf }: Draft): Promise<Proposed> {
  const { fleet, pool } = parts;
  const hash = planHash(plan, fleet.policy);
  // At hand before anything is locked: the card names them.
  await parts.people.holders(fleet.policy[plan.risk].role);
  const id = await pool.transaction(async (db) => {
    await lockTarget(db, plan.target);
    const same = await sameChange(db, plan.target, hash);
    if (same !== undefined) return { same };
    if (undoOf !== undefined) refuseSecondUndo(await readChange(db, undoOf));
    const change = await insertChange(db, {
      plan,
      hash,
      asked,
      requestedBy: request.by.id,
      replyTo: request.replyTo.channel === undefined ? {} : { channel: request.replyTo.channel },
      expiresHours: fleet.planExpiresHours,
      votesNeeded: approvalsNeeded(plan.risk, request.by.id, fleet.policy),
      ...(undoOf !== undefined && { undoOf }),
    });
    await record(db, request.by.id, 'change.proposed', { change, target: plan.target, remedy: plan.remedy, hash });
    await announcePlan(parts, db, change);
    return { change };
  });
  const change = await readChange(pool, id.same ?? id.change ?? 0);
  if (change === undefined) throw new Error('the stored change cannot be read');
  return { kind: id.same === undefined ? 'new' : 'known', change };
}

/** Throws Fault `too-late` where another change takes it back already. */
export function refuseSecondUndo(change: StoredChange | undefined): void {
  if (change?.undoneBy === undefined) return;
  throw new Fault('too-late', words.undoWaits({ undo: change.undoneBy }));
}

// Aegis never operates on the cluster that holds its own state: a restart there would cut the branch it sits on.
function refuseOwnStore({ ownIdentifier }: Parts, plan: Plan): void {
  if (ownIdentifier !== undefined && plan.identity['systemIdentifier'] === ownIdentifier) {
    throw new Fault('own-store', words.ownStore({ target: plan.target }));
  }
}
