// Ends one session, or cancels the one statement that it runs: only while it is the session that was approved, which the
// server itself compares in the statement that acts.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Progress, StepState, SystemVerb, VerbResult } from '../../../core/system.ts';
import { literal } from '../../../core/words.ts';
import type { Session } from '../session.ts';
import { sessionOf, type OtherSession } from '../sessions.ts';
import { words } from '../words-sessions.ts';
import { looked } from './index-state.ts';

const LIMIT_MS = 10_000;
const LOOK_MS = 100;

const endArguments = z.object({
  pid: z.number().int().positive(),
  app: z.string(),
  backendStart: z.string(),
  transactionStart: z.string().nullable(),
  /** Only for a cancel: what ends is this statement, not the session. */
  queryStart: z.string().optional(),
});
type Wanted = z.infer<typeof endArguments>;

export const terminateSession = verb('postgres.terminate-session', true);
export const cancelQuery = verb('postgres.cancel-query', false);

// Neither can be taken back: what the transaction had done is rolled back by the server.
function verb(name: string, terminate: boolean): SystemVerb<Session> {
  return {
    name,
    state: (session, args) => looked(() => stateOf(session, endArguments.parse(args), terminate)),
    run: (session, args, progress) => ended(session, { args, terminate, progress }),
  };
}

async function stateOf(session: Session, wanted: Wanted, terminate: boolean): Promise<StepState> {
  const found = await sessionOf(session, wanted.pid);
  return isApproved(found, wanted) ? { state: 'not-done' } : { state: 'done', ...over(wanted, terminate) };
}

interface Wish {
  readonly args: JsonObject;
  readonly terminate: boolean;
  readonly progress: Progress;
}

async function ended(session: Session, { args, terminate, progress }: Wish): Promise<VerbResult> {
  const wanted = endArguments.parse(args);
  const { pid, app, backendStart, transactionStart, queryStart } = wanted;
  const before = await sessionOf(session, pid);
  if (before?.backendStart !== backendStart) return over(wanted, terminate);
  // What a cancel was for is reached when the statement has ended by itself; a session that goes on may be a healthy one.
  if (!isApproved(before, wanted) && !terminate) return over(wanted, terminate);
  if (!isApproved(before, wanted)) throw new Fault('plan-moved', words.sessionMoved({ pid: String(pid), app }));
  await progress({
    done: 0,
    total: 1,
    text: terminate ? words.ending(named(wanted)) : words.cancelling(named(wanted)),
  });
  const writer = await session.writer();
  const values = [pid, terminate, backendStart, transactionStart, queryStart ?? null];
  const [{ command } = { command: '' }] = await session.rows<{ command: string }>('session-command', values);
  await writer.act(command);
  await untilOver(session, wanted);
  return { result: { pid, app }, said: terminate ? words.ended(named(wanted)) : words.cancelled(named(wanted)) };
}

async function untilOver(session: Session, wanted: Wanted): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (isApproved(await sessionOf(session, wanted.pid), wanted)) {
    if (Date.now() > end) throw new Fault('step-failed', words.wouldNotEnd(named(wanted)));
    await sleep(LOOK_MS);
  }
}

function isApproved(found: OtherSession | undefined, { backendStart, transactionStart, queryStart }: Wanted): boolean {
  if (found?.backendStart !== backendStart || found.transactionStart !== transactionStart) return false;
  return queryStart === undefined || (found.queryStart === queryStart && found.state === 'active');
}

function over(wanted: Wanted, terminate: boolean): VerbResult {
  const said = terminate ? words.alreadyGone(named(wanted)) : words.alreadyDone(named(wanted));
  return { result: { pid: wanted.pid, app: wanted.app }, said };
}

function named({ pid, app }: Wanted) {
  return { pid: literal(String(pid)), app };
}
