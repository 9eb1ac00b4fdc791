// Undo: the same road again. The way back is a Change of its own, made of what was recorded, with its own card.
import type { Plan } from '../../core/change.ts';
import { Fault } from '../../core/fault.ts';
import type { Request } from '../../core/request.ts';
import { readSteps } from '../../state/journal.ts';
import type { StoredChange } from '../../state/changes.ts';
import { changeNumber, mustRead } from './decide.ts';
import { systemFor, targetNamed, type Parts } from '../parts.ts';
import { refuseSecondUndo, store, type Proposed } from './propose.ts';
import { words } from '../words.ts';

/** Throws Fault `bad-input` where there is nothing to take back, and says why. */
export async function proposeUndo(parts: Parts, request: Request): Promise<Proposed> {
  const change = await mustRead(parts.pool, changeNumber(request));
  if (change.state !== 'done') throw new Fault('bad-input', words.notDone({ change: change.id }));
  refuseSecondUndo(change);
  const plan = await undoPlan(parts, change);
  return store(parts, request, { plan, asked: {}, undoOf: change.id });
}

async function undoPlan(parts: Parts, change: StoredChange): Promise<Plan> {
  const { plan } = change;
  const target = targetNamed(parts, plan.target);
  const system = systemFor(parts, target);
  const done = (await readSteps(parts.pool, change.id)).filter(
    ({ phase, state }) => phase === 'act' && state === 'done',
  );
  // What the card called impossible stays so, even where a verb could be turned round.
  const steps = plan.undo.possible
    ? done.toReversed().flatMap(({ step, result }) => system.undoOf(step, result ?? {}) ?? [])
    : [];
  if (steps.length === 0) throw new Fault('bad-input', words.cannotUndo({ change: change.id, why: plan.undo.text }));
  return {
    ...plan,
    identity: await system.identity(target),
    title: words.undoTitle({ change: change.id, title: plan.title }),
    why: words.undoWhy({ change: change.id, at: change.endedAt ?? change.requestedAt, how: plan.undo.text }),
    steps,
    tests: [],
    evidence: plan.steps.map(({ text }) => words.undoEvidence({ text })),
    cost: { locks: words.undoLocks(), outage: words.undoOutage() },
    undo: { possible: false, text: words.undoOfUndo() },
    proof: { ...plan.proof, text: words.undoProof() },
  };
}
