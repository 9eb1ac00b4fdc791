// One step: intent row, effect, result row. A step found half-done is looked at first, then accepted or run; an effect
// whose answer was lost is looked at, never blindly repeated.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../core/change.ts';
import { Fault, isFault } from '../../core/fault.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Progress, StepState } from '../../core/system.ts';
import { literal, type Text } from '../../core/words.ts';
import { endStep, intend, readSteps, type Place } from '../../state/journal.ts';
import { stopIfCancelled } from './lease.ts';
import { systemFor } from '../parts.ts';
import { targetOfRun, type Run } from './run.ts';
import { showProgress } from './show.ts';
import { steadily } from '../steady.ts';

export type Tried =
  | { readonly kind: 'done'; readonly result: JsonObject; readonly said: Text }
  | { readonly kind: 'failed'; readonly reason: Text; readonly cancelledBy: string | undefined }
  /** Nobody can say whether it happened. */
  | { readonly kind: 'unseen'; readonly reason: Text };

// How long an unclear outcome is looked at before a person is asked.
const LOOKS = 12;
const LOOK_PAUSE_MS = 2500;

export async function performStep(run: Run, place: Place, step: Step): Promise<Tried> {
  const { parts, hold, change } = run;
  const known = (await steadily(() => readSteps(parts.pool, change.id))).find(
    ({ phase, n }) => phase === place.phase && n === place.n,
  );
  if (known?.state === 'done' && known.said) return { kind: 'done', result: known.result ?? {}, said: known.said };
  try {
    const cancelledBy = await run.lease.check();
    // On the way back too: the step may be half-done, or the act that it takes back may never have happened.
    const seen = known !== undefined || place.phase === 'back' ? await look(run, step) : undefined;
    // What is found done is kept as done first: its result is what the way back needs.
    if (place.phase !== 'back' && seen?.state !== 'done') stopIfCancelled(cancelledBy);
    await steadily(() => intend(parts.pool, hold, place, step));
    parts.reached(`${place.phase}:intended`, change.id);
    const done = seen?.state === 'done' ? seen : await effect(run, place, step);
    parts.reached(`${place.phase}:effected`, change.id);
    await steadily(() => endStep(parts.pool, hold, place, { state: 'done', result: done.result, said: done.said }));
    parts.reached(`${place.phase}:recorded`, change.id);
    return { kind: 'done', result: done.result, said: done.said };
  } catch (error) {
    // Only the target says that a step failed. Trouble with our own journal decides nothing: whoever takes over looks.
    if (!isFault(error) || error.code === 'fence-lost') throw error;
    return broken(run, place, error);
  }
}

async function effect(run: Run, place: Place, step: Step): Promise<{ result: JsonObject; said: Text }> {
  let isBegun = false;
  const progress: Progress = async (update) => {
    await showProgress(run, place, update);
    // Asked last: what is shown may wait for our own database, and whoever has waited may own nothing any more.
    const cancelledBy = await run.lease.check();
    if (place.phase !== 'back') stopIfCancelled(cancelledBy);
    isBegun = true;
  };
  const system = systemFor(run.parts, targetOfRun(run));
  try {
    return await system.run(targetOfRun(run), step, progress);
  } catch (error) {
    if (isFault(error) && !isUnclear(error, isBegun)) throw error;
    if (!isFault(error)) run.parts.log.error({ change: run.change.id, ...place, error }, 'step broke off');
    return lookedUp(run, step, error);
  }
}

// A target that stops answering after the effect may have begun says nothing about it.
function isUnclear({ code }: Fault, isBegun: boolean): boolean {
  return code === 'outcome-unknown' || (isBegun && (code === 'unreachable' || code === 'not-available'));
}

/** What became of an effect whose answer is lost, or that broke off in a way nobody foresaw. */
async function lookedUp(run: Run, step: Step, error: unknown): Promise<{ result: JsonObject; said: Text }> {
  const seen = await look(run, step);
  if (seen.state === 'done') return seen;
  throw new Fault('step-failed', isFault(error) ? error.text : literal(messageOf(error)), { cause: error });
}

/** What the world says, asked again while it cannot be seen. Throws `outcome-unknown`. */
async function look(run: Run, step: Step): Promise<Exclude<StepState, { state: 'unknown' }>> {
  const system = systemFor(run.parts, targetOfRun(run));
  let reason: Text = literal('');
  for (let tries = 0; tries < LOOKS; tries += 1) {
    await run.lease.check();
    const seen = await system.state(targetOfRun(run), step).catch((error: unknown) => unseen(error));
    if (seen.state !== 'unknown') return seen;
    reason = seen.reason;
    await sleep(LOOK_PAUSE_MS);
  }
  throw new Fault('outcome-unknown', reason);
}

function unseen(error: unknown): Extract<StepState, { state: 'unknown' }> {
  return { state: 'unknown', reason: isFault(error) ? error.text : literal(messageOf(error)) };
}

async function broken(run: Run, place: Place, { code, text: reason }: Fault): Promise<Tried> {
  if (code === 'outcome-unknown') return { kind: 'unseen', reason };
  const cancelledBy = code === 'cancelled' ? await run.lease.check() : undefined;
  const end = { state: 'failed' as const, result: {}, said: reason };
  const written = await steadily(() => endStep(run.parts.pool, run.hold, place, end)).catch((lost: unknown) => lost);
  // A step that failed before its intent has no row to end: whether the fence is still ours is asked at the next write.
  if (written !== undefined && !isFault(written, 'fence-lost')) throw written;
  return { kind: 'failed', reason, cancelledBy };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
