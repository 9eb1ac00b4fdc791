// The sweep's own list, kept on the server that is swept, so that undo and a resumed sweep find it after any crash:
// `aegis:quarantine:<mark>` holds the record, `aegis:quarantine:<mark>:<n>` the names of batch n. Both are written before
// a batch is touched, each in one command together with its expiry, a day after the keys themselves are gone.
import { z } from 'zod';
import { QUARANTINE } from '../commands.ts';
import type { RedisSession } from '../session.ts';

const DAY_MS = 86_400_000;

const schema = z.object({
  state: z.enum(['running', 'done', 'undone']),
  /** The expiry that the sweep gives to every key, the same to the millisecond: by it a key is known as ours. */
  expiresAtMs: z.number(),
  batches: z.number(),
  keys: z.number(),
  bytes: z.number(),
  gone: z.number().default(0),
  changed: z.number().default(0),
});
export type SweepRecord = z.output<typeof schema>;

export async function readRecord(session: RedisSession, mark: string): Promise<SweepRecord | undefined> {
  const stored = await session.send('get', keyOf(mark));
  return typeof stored === 'string' ? schema.parse(JSON.parse(stored)) : undefined;
}

export async function writeRecord(session: RedisSession, mark: string, record: SweepRecord): Promise<void> {
  await session.send('set', keyOf(mark), JSON.stringify(record), 'PXAT', keptUntil(record));
}

/** Undefined where it was never written or was evicted. */
export async function readNames(session: RedisSession, mark: string, n: number): Promise<string[] | undefined> {
  const stored = await session.send('get', keyOf(mark, n));
  return typeof stored === 'string' ? z.array(z.string()).parse(JSON.parse(stored)) : undefined;
}

export async function writeNames(
  session: RedisSession,
  mark: string,
  { n, names, record }: { n: number; names: readonly string[]; record: SweepRecord },
): Promise<void> {
  await session.send('set', keyOf(mark, n), JSON.stringify(names), 'PXAT', keptUntil(record));
}

/** The names only: the record tells what became of them. */
export async function forgetNames(session: RedisSession, mark: string, batches: number): Promise<void> {
  for (let n = 0; n < batches; n += 1) await session.send('unlink', keyOf(mark, n));
}

export async function forgetRecord(session: RedisSession, mark: string): Promise<void> {
  await session.send('unlink', keyOf(mark));
}

function keyOf(mark: string, n?: number): string {
  return n === undefined ? `${QUARANTINE}${mark}` : `${QUARANTINE}${mark}:${n}`;
}

function keptUntil({ expiresAtMs }: SweepRecord): number {
  return expiresAtMs + DAY_MS;
}
