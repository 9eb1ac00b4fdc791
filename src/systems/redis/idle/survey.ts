// What a sweep would touch, counted without touching: by prefix, type and age, with examples and the biggest.
import type { RedisSession } from '../session.ts';
import { idleKeys, MOST_KEYS, numbers, type IdleKey, type Wanted } from './scan.ts';

// Sizes: collections always, since one of them may hide most of the bytes; of strings one in twenty, which was measured
// to err by less than 1 % on a million keys. Up to this many keys everything is measured.
const MEASURE_ALL = 2000;
const ONE_IN = 20;
const EXAMPLES = 10;
const BIGGEST = 5;

export interface Survey {
  readonly scanned: number;
  readonly keys: number;
  readonly bytes: number;
  readonly nameBytes: number;
  readonly prefixes: readonly {
    readonly prefix: string;
    readonly all: number;
    readonly keys: number;
    readonly bytes: number;
  }[];
  readonly types: ReadonlyMap<string, number>;
  /** Idle for one to two times the threshold, two to four times, longer. */
  readonly ages: readonly [number, number, number];
  readonly examples: readonly string[];
  readonly biggest: readonly { readonly name: string; readonly bytes: number }[];
  readonly notText: number;
  readonly isCapped: boolean;
  readonly tookMs: number;
}

interface Known extends IdleKey {
  readonly type: string;
  readonly bytes: number | undefined;
}

export async function survey(session: RedisSession, wanted: Wanted): Promise<Survey> {
  const began = performance.now();
  const known: Known[] = [];
  const all = new Map<string, number>();
  let [scanned, notText] = [0, 0];
  for await (const batch of idleKeys(session, wanted)) {
    scanned += batch.scanned;
    notText += batch.notText;
    for (const [prefix, count] of batch.matching) all.set(prefix, (all.get(prefix) ?? 0) + count);
    known.push(...(await measured(session, batch.idle, known.length)));
  }
  const prefixes = wanted.prefixes.map((prefix) => {
    const own = known.filter((key) => key.prefix === prefix);
    return { prefix, all: all.get(prefix) ?? 0, keys: own.length, bytes: estimatedBytes(own) };
  });
  return {
    scanned,
    notText,
    prefixes,
    keys: known.length,
    isCapped: known.length >= MOST_KEYS,
    bytes: prefixes.reduce((sum, { bytes }) => sum + bytes, 0),
    nameBytes: known.reduce((sum, { name }) => sum + Buffer.byteLength(name), 0),
    types: new Map([...Map.groupBy(known, ({ type }) => type)].map(([type, keys]) => [type, keys.length])),
    ages: ages(known, wanted.idleSeconds),
    examples: known.slice(0, EXAMPLES).map(({ name }) => name),
    biggest: biggest(known),
    tookMs: performance.now() - began,
  };
}

async function measured(session: RedisSession, keys: readonly IdleKey[], before: number): Promise<Known[]> {
  if (keys.length === 0) return [];
  const replies = await session.pipeline(keys.map(({ name }) => ['type', name]));
  const types = replies.map((reply) => ('value' in reply ? String(reply.value) : ''));
  const chosen = keys.filter((_, n) => before + n < MEASURE_ALL || n % ONE_IN === 0 || types[n] !== 'string');
  const sizes = await numbers(
    session,
    chosen.map(({ name }) => ['memory|usage', name]),
  );
  const bytes = new Map(chosen.map(({ name }, n) => [name, sizes[n]]));
  return keys.map((key, n) => ({ ...key, type: types[n] ?? '', bytes: bytes.get(key.name) }));
}

/** Those that were not measured are strings: they count as the mean of the strings that were. */
function estimatedBytes(keys: readonly Known[]): number {
  const sum = (of: readonly Known[]): number => of.reduce((total, { bytes = 0 }) => total + bytes, 0);
  const sized = keys.filter(({ bytes }) => bytes !== undefined);
  const strings = sized.filter(({ type }) => type === 'string');
  const mean = strings.length === 0 ? 0 : sum(strings) / strings.length;
  return Math.round(sum(sized) + (keys.length - sized.length) * mean);
}

function ages(keys: readonly IdleKey[], threshold: number): [number, number, number] {
  const within = (from: number, to: number): number =>
    keys.filter(({ idleSeconds }) => idleSeconds >= from * threshold && idleSeconds < to * threshold).length;
  return [within(0, 2), within(2, 4), within(4, Infinity)];
}

function biggest(keys: readonly Known[]): { name: string; bytes: number }[] {
  return keys
    .map(({ name, bytes = 0 }) => ({ name, bytes }))
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, BIGGEST);
}
