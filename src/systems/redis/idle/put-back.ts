// Takes an expiry back from the keys of a sweep that still have it. A key that got another one since, or is gone, is
// left as it is. May be repeated.
import { isFault } from '../../../core/fault.ts';
import type { RedisSession } from '../session.ts';
import { forgetNames, readNames, type SweepRecord } from './record.ts';
import { numbers } from './scan.ts';

export interface PutBack {
  /** Keys that have no expiry now. */
  readonly keys: number;
  readonly gone: number;
  readonly changed: number;
  /** Batches whose names were evicted. */
  readonly lost: number;
}

export async function putBack(
  session: RedisSession,
  { mark, record }: { mark: string; record: SweepRecord },
  before: (keys: number, batch: number) => Promise<void>,
): Promise<PutBack> {
  const sum = { keys: 0, gone: 0, changed: 0, lost: 0 };
  for (let n = 0; n < record.batches; n += 1) {
    await before(sum.keys, n);
    const names = await readNames(session, mark, n);
    if (names === undefined) {
      sum.lost += 1;
      continue;
    }
    const batch = await batchBack(session, names, record.expiresAtMs);
    sum.keys += batch.keys;
    sum.gone += batch.gone;
    sum.changed += batch.changed;
  }
  return sum;
}

/** For a sweep that stops in the middle: afterwards it is as if it had never been. */
export async function withdraw(session: RedisSession, mark: string, record: SweepRecord): Promise<void> {
  await putBack(session, { mark, record }, async () => undefined);
  await forgetNames(session, mark, record.batches);
}

// PEXPIRETIME answers -1 for a key without expiry, -2 for none.
async function batchBack(session: RedisSession, names: readonly string[], expiresAtMs: number) {
  const times = await numbers(
    session,
    names.map((name) => ['pexpiretime', name]),
  );
  const ours = names.filter((_, n) => times[n] === expiresAtMs);
  const kept = await numbers(
    session,
    ours.map((name) => ['persist', name]),
  );
  // One that expired between the two commands answers 0.
  const back = kept.filter((answer) => answer === 1).length;
  const lasting = times.filter((time) => time === -1).length;
  const gone = times.filter((time) => time === -2).length + ours.length - back;
  return { keys: back + lasting, gone, changed: names.length - back - lasting - gone };
}

/** Is it a reason to stop of this kind that what was begun can and must be withdrawn? */
export function isWithdrawn(error: unknown): boolean {
  return isFault(error, 'cancelled') || isFault(error, 'step-failed') || isFault(error, 'not-available');
}
