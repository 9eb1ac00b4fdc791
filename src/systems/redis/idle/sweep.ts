// The sweep itself: first the batches that a killed run left behind, then all others.
import type { Progress } from '../../../core/system.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words-sweep.ts';
import type { SweepArgs } from './args.ts';
import { readNames, writeNames, writeRecord, type SweepRecord } from './record.ts';
import { idleKeys, MOST_KEYS, numbers, stillIdle, type IdleKey } from './scan.ts';

const ONE_IN = 20;

export interface Sweep {
  readonly args: SweepArgs;
  /** Written on as the sweep goes. */
  readonly record: { -readonly [K in keyof SweepRecord]: SweepRecord[K] };
  readonly total: number;
  readonly progress: Progress;
}

export async function sweep(session: RedisSession, work: Sweep): Promise<void> {
  const { args, record, total, progress } = work;
  record.keys = await finishBegun(session, work);
  let scanned = 0;
  const tell = () =>
    progress({ done: Math.min(scanned, total), total, text: words.progress({ scanned, keys: record.keys }) });
  await tell();
  await writeRecord(session, args.mark, record);
  for await (const batch of idleKeys(session, args)) {
    scanned += batch.scanned;
    const idle = batch.idle.slice(0, MOST_KEYS - record.keys);
    if (idle.length === 0) continue;
    await tell();
    await quarantine(session, work, idle);
    if (record.keys >= MOST_KEYS) break;
  }
  record.state = 'done';
  await writeRecord(session, args.mark, record);
}

async function quarantine(session: RedisSession, { args, record }: Sweep, keys: readonly IdleKey[]): Promise<void> {
  const names = keys.map(({ name }) => name);
  const bytes = await estimatedBytes(session, names);
  const n = record.batches;
  record.batches = n + 1;
  await writeRecord(session, args.mark, record);
  await writeNames(session, args.mark, { n, names, record });
  const given = await expire(session, names, record.expiresAtMs);
  record.keys += given;
  record.bytes += Math.round((bytes * given) / names.length);
}

// NX: a key that somebody gave an expiry in this moment keeps theirs. Between the last look and this lies one round trip.
async function expire(session: RedisSession, names: readonly string[], expiresAtMs: number): Promise<number> {
  const answers = await numbers(
    session,
    names.map((name) => ['pexpireat', name, expiresAtMs, 'NX']),
  );
  return answers.filter((answer) => answer === 1).length;
}

async function estimatedBytes(session: RedisSession, names: readonly string[]): Promise<number> {
  const chosen = names.filter((_, n) => n % ONE_IN === 0);
  const sizes = await numbers(
    session,
    chosen.map((name) => ['memory|usage', name]),
  );
  return (sizes.reduce<number>((sum, size = 0) => sum + size, 0) / chosen.length) * names.length;
}

/** How many keys of earlier batches carry our expiry, after those that were only written down have got theirs. */
async function finishBegun(session: RedisSession, { args, record }: Sweep): Promise<number> {
  let keys = 0;
  for (let n = 0; n < record.batches; n += 1) {
    const names = await readNames(session, args.mark, n);
    // Only the last batch can have been announced without its names; nothing of it was touched then.
    if (names === undefined) continue;
    const left = await stillIdle(
      session,
      names.map((name) => ({ name })),
      args.idleSeconds,
    );
    await expire(
      session,
      left.map(({ name }) => name),
      record.expiresAtMs,
    );
    const times = await numbers(
      session,
      names.map((name) => ['pexpiretime', name]),
    );
    keys += times.filter((time) => time === record.expiresAtMs).length;
  }
  return keys;
}
