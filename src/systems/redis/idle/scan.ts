// Finds the keys that have no expiry and have not been used for long: one SCAN, a pause between batches, and no command
// that would refresh the idle time.
import { setTimeout as sleep } from 'node:timers/promises';
import { QUARANTINE, type Arguments, type Command } from '../commands.ts';
import type { RedisSession } from '../session.ts';

// Measured with a million keys: larger batches are no faster, and stop other clients for longer.
export const BATCH = 250;
const PAUSE_MS = 2;
/** One sweep touches no more: another can follow. */
export const MOST_KEYS = 100_000;

export interface Wanted {
  readonly prefixes: readonly string[];
  readonly idleSeconds: number;
}

export interface IdleKey {
  readonly name: string;
  readonly prefix: string;
  readonly idleSeconds: number;
}

export interface Batch {
  readonly scanned: number;
  /** Keys under each prefix, idle or not. */
  readonly matching: ReadonlyMap<string, number>;
  readonly idle: readonly IdleKey[];
  /** Names that are not UTF-8 text would come back changed: left alone. */
  readonly notText: number;
}

export async function* idleKeys(session: RedisSession, wanted: Wanted): AsyncGenerator<Batch> {
  const pattern = `${escaped(commonStart(wanted.prefixes))}*`;
  // SCAN may name a key twice while the server resizes its table.
  const told = new Set<string>();
  let cursor = '0';
  do {
    const answer = await session.send('scan', cursor, 'MATCH', pattern, 'COUNT', BATCH);
    const [next, names] = answer as [string, string[]];
    cursor = next;
    const batch = await looked(
      session,
      wanted,
      names.filter((name) => !told.has(name)),
    );
    const room = MOST_KEYS - told.size;
    const idle = batch.idle.slice(0, room);
    for (const { name } of idle) told.add(name);
    yield { ...batch, idle };
    if (told.size >= MOST_KEYS) return;
    await sleep(PAUSE_MS);
  } while (cursor !== '0');
}

async function looked(session: RedisSession, wanted: Wanted, scanned: readonly string[]): Promise<Batch> {
  const keys = [...new Set(scanned)].flatMap((name) => {
    const prefix = wanted.prefixes.find((candidate) => name.startsWith(candidate));
    return prefix === undefined || name.startsWith(QUARANTINE) ? [] : [{ name, prefix }];
  });
  const named = keys.filter(({ name }) => !name.includes('\uFFFD'));
  const matching = new Map(
    [...Map.groupBy(keys, ({ prefix }) => prefix)].map(([prefix, members]) => [prefix, members.length]),
  );
  const idle = await stillIdle(session, named, wanted.idleSeconds);
  return { scanned: scanned.length, matching, idle, notText: keys.length - named.length };
}

/** Those of the keys that have no expiry and have been idle for so long, as of now. */
export async function stillIdle<K extends { readonly name: string }>(
  session: RedisSession,
  keys: readonly K[],
  idleSeconds: number,
): Promise<(K & { readonly idleSeconds: number })[]> {
  const ttls = await numbers(
    session,
    keys.map(({ name }) => ['ttl', name]),
  );
  // TTL answers -1 for a key without expiry, and -2 for none.
  const lasting = keys.filter((_, n) => ttls[n] === -1);
  const idle = await numbers(
    session,
    lasting.map(({ name }) => ['object|idletime', name]),
  );
  return lasting.flatMap((key, n) => {
    const seconds = idle[n] ?? 0;
    return seconds >= idleSeconds ? [{ ...key, idleSeconds: seconds }] : [];
  });
}

/** The numbers that the server answers, in order; undefined where a key is gone. Throws what it refuses. */
export async function numbers(
  session: RedisSession,
  commands: readonly (readonly [Command, ...Arguments])[],
): Promise<(number | undefined)[]> {
  if (commands.length === 0) return [];
  return (await session.pipeline(commands)).map((reply) => {
    if ('refused' in reply) throw reply.refused;
    return typeof reply.value === 'number' ? reply.value : undefined;
  });
}

function commonStart(prefixes: readonly string[]): string {
  const [first = '', ...others] = prefixes;
  let length = first.length;
  while (others.some((other) => !other.startsWith(first.slice(0, length)))) length -= 1;
  return first.slice(0, length);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\*?[\]^]/g, String.raw`\$&`);
}
