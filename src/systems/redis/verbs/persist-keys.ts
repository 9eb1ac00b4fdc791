// redis.persist-keys: takes back what redis.quarantine-keys did, for the keys whose expiry is still ours.
import { Fault, isFault } from '../../../core/fault.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Progress, StepState, SystemVerb, VerbResult } from '../../../core/system.ts';
import { backArgs, type BackArgs } from '../idle/args.ts';
import { putBack } from '../idle/put-back.ts';
import { forgetNames, readRecord, writeRecord, type SweepRecord } from '../idle/record.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words-sweep.ts';

export const persistKeys: SystemVerb<RedisSession> = {
  name: 'redis.persist-keys',
  state,
  run: (session, args, progress) => run(session, backArgs(args), progress),
};

async function state(session: RedisSession, args: JsonObject): Promise<StepState> {
  const wanted = backArgs(args);
  const record = await recordOf(session, wanted);
  return record?.state === 'undone' ? { state: 'done', ...resultOf(wanted.mark, record) } : { state: 'not-done' };
}

async function run(session: RedisSession, args: BackArgs, progress: Progress): Promise<VerbResult> {
  const { mark } = args;
  const record = await recordOf(session, args);
  if (record === undefined) throw new Fault('step-failed', words.listGone({ mark }));
  if (record.state === 'undone') return resultOf(mark, record);
  try {
    const { keys, gone, changed, lost } = await putBack(session, { mark, record }, (done, batch) =>
      progress({ done: batch, total: record.batches, text: words.undoProgress({ keys: done }) }),
    );
    if (lost > 0 && keys + gone + changed === 0) throw new Fault('step-failed', words.listGone({ mark }));
    const undone: SweepRecord = { ...record, state: 'undone', keys, gone, changed };
    await writeRecord(session, mark, undone);
    await forgetNames(session, mark, record.batches);
    return resultOf(mark, undone);
  } catch (error) {
    if (!isFault(error, 'unreachable')) throw error;
    throw new Fault('outcome-unknown', words.brokeOff({ error: error.text }), { cause: error });
  }
}

// A mark may serve again long after its sweep; the exact expiry tells one sweep from the next.
async function recordOf(session: RedisSession, { mark, expiresAtMs }: BackArgs): Promise<SweepRecord | undefined> {
  const record = await readRecord(session, mark);
  return record?.expiresAtMs === expiresAtMs ? record : undefined;
}

function resultOf(mark: string, { keys, gone, changed }: SweepRecord): VerbResult {
  return { result: { mark, keys, gone, changed }, said: words.undone({ keys, gone, changed }) };
}
