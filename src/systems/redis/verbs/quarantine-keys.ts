// redis.quarantine-keys: gives every idle key one and the same expiry, so that it goes by itself unless people take it
// back. Names are written down before a batch is touched; a sweep that was killed goes on where it was, and touches no
// key twice, since a key that has an expiry is not idle for it any more.
import { Fault, isFault } from '../../../core/fault.ts';
import type { Step } from '../../../core/change.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Progress, SystemVerb, VerbResult } from '../../../core/system.ts';
import { parseInfo, type Info } from '../info.ts';
import { keysIn } from '../gauges.ts';
import { isWithdrawn, withdraw } from '../idle/put-back.ts';
import { forgetRecord, readRecord, type SweepRecord } from '../idle/record.ts';
import { sweepArgs, type SweepArgs } from '../idle/args.ts';
import { sweep } from '../idle/sweep.ts';
import { isSaving, whyNotIdle } from '../idle/validity.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words-sweep.ts';
import { setTimeout as sleep } from 'node:timers/promises';

export const quarantineKeys: SystemVerb<RedisSession> = {
  name: 'redis.quarantine-keys',
  state,
  run: (session, args, progress) => run(session, sweepArgs(args), progress),
  undo,
};

function undo(args: JsonObject, result: JsonObject): Step {
  const { mark } = sweepArgs(args);
  const { expiresAtMs = 0 } = result;
  return { verb: 'redis.persist-keys', args: { mark, expiresAtMs }, text: words.undoStep({ mark }) };
}

// A sweep that is half done is not done: running it again goes on with it.
async function state(session: RedisSession, args: JsonObject) {
  const { mark } = sweepArgs(args);
  const record = await readRecord(session, mark);
  return record?.state === 'done'
    ? { state: 'done' as const, ...resultOf(mark, record) }
    : { state: 'not-done' as const };
}

async function run(session: RedisSession, args: SweepArgs, progress: Progress): Promise<VerbResult> {
  const { mark } = args;
  const before = await readRecord(session, mark);
  if (before?.state === 'done') return resultOf(mark, before);
  const info = await settled(session, progress);
  const why = whyNotIdle(info, args.idleSeconds);
  if (why !== undefined && before === undefined) throw new Fault('step-failed', why);
  const record = { ...(before ?? begun(info, args.graceSeconds)), state: 'running' as const };
  try {
    if (why !== undefined) throw new Fault('step-failed', why);
    await sweep(session, { args, record, total: keysIn(info, session.database).keys, progress });
    return resultOf(mark, record);
  } catch (error) {
    await afterTrouble(session, { mark, record }, error);
    throw error;
  }
}

function begun(info: Info, graceSeconds: number): Omit<SweepRecord, 'state'> {
  // The server's clock, since the server is the one to let the keys expire.
  const now = Math.floor((info.number('server_time_usec') ?? Date.now() * 1000) / 1000);
  return { expiresAtMs: now + graceSeconds * 1000, batches: 0, keys: 0, bytes: 0, gone: 0, changed: 0 };
}

const WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;

async function settled(session: RedisSession, progress: Progress): Promise<Info> {
  const end = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const info = parseInfo(String(await session.send('info')));
    if (!isSaving(info)) return info;
    if (Date.now() > end) throw new Fault('step-failed', words.saving());
    await progress({ done: 0, total: 0, text: words.waits() });
    await sleep(WAIT_MS);
  }
}

interface Begun {
  readonly mark: string;
  readonly record: SweepRecord;
}

// Stopped by people or refused by the server: nothing of it may remain. A broken connection leaves it to the next run.
async function afterTrouble(session: RedisSession, { mark, record }: Begun, error: unknown): Promise<void> {
  try {
    if (isFault(error, 'unreachable')) throw error;
    if (!isWithdrawn(error)) return;
    await withdraw(session, mark, record);
    await forgetRecord(session, mark);
  } catch (broken) {
    if (!isFault(broken, 'unreachable')) throw broken;
    throw new Fault('outcome-unknown', words.brokeOff({ error: broken.text }), { cause: broken });
  }
}

function resultOf(mark: string, { keys, bytes, expiresAtMs }: SweepRecord): VerbResult {
  const at = new Date(expiresAtMs).toISOString();
  return { result: { mark, keys, bytes, expiresAtMs }, said: words.done({ keys, bytes, at }) };
}
