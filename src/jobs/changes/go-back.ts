// Go back: takes back, in reverse, what the acts did, and says honestly what it could not take back.
import type { StepRecord } from '../../core/change.ts';
import type { Text } from '../../core/words.ts';
import { readSteps } from '../../state/journal.ts';
import { systemFor } from '../parts.ts';
import { targetOfRun, type End, type Run } from './run.ts';
import { steadily } from '../steady.ts';
import { performStep } from './step.ts';
import { words } from '../words.ts';

export interface Why {
  /** The step that failed, from 0. */
  readonly at: number;
  readonly phase: StepRecord['phase'];
  readonly reason: Text;
  readonly cancelled: string | undefined;
}

export async function goBack(run: Run, why: Why): Promise<End> {
  const acts = (await steadily(() => readSteps(run.parts.pool, run.change.id))).filter(({ phase }) => phase === 'act');
  const system = systemFor(run.parts, targetOfRun(run));
  let isKept = false;
  let isBack = false;
  for (const { n, step, result, state } of acts.toReversed()) {
    const undo = system.undoOf(step, result ?? {});
    if (undo === undefined) {
      // Cancelled in the middle, a step has done a part of its work.
      isKept ||= state === 'done' || why.cancelled !== undefined;
      continue;
    }
    const tried = await performStep(run, { phase: 'back', n }, undo);
    // A way back that fails is a matter for a person: the target stays locked.
    if (tried.kind !== 'done') {
      return { state: 'unknown', outcome: words.unseen({ reason: tried.reason, target: run.change.plan.target }) };
    }
    isBack = true;
  }
  const rest = isKept ? words.keptDone() : isBack ? words.takenBack() : words.nothingDone();
  return endOf(why, rest);
}

function endOf({ at, phase, reason, cancelled }: Why, rest: Text): End {
  if (cancelled !== undefined) return { state: 'cancelled', outcome: words.cancelledBy({ who: cancelled, rest }) };
  if (phase === 'test') return { state: 'rolled-back', outcome: words.testFailed({ reason }) };
  return { state: 'failed', outcome: words.stoppedAt({ n: at + 1, reason: words.and({ all: reason, next: rest }) }) };
}
