// Fills the practice server to 86 % of its limit: caches, sessions and left-overs that nobody gave an expiry, beside
// keys that live. Ages are planted with RESTORE … IDLETIME, which is how a server tells them after a restore, too.
import { randomBytes, randomInt } from 'node:crypto';
import type { ChainableCommander, Redis } from 'ioredis';

const FULL_SHARE = 0.86;
const ROUND = 500;
const DAY_SECONDS = 86_400;

interface Kind {
  readonly prefix: string;
  readonly type: 'string' | 'hash' | 'list';
  /** Of all keys. */
  readonly share: number;
  /** Of these keys: without expiry and idle for 8 to 30 days. The others live. */
  readonly forgotten: number;
}

const kinds: readonly Kind[] = [
  { prefix: 'aegis:cache:product:', type: 'string', share: 0.4, forgotten: 0.55 },
  { prefix: 'aegis:session:', type: 'hash', share: 0.25, forgotten: 0.4 },
  { prefix: 'aegis:temp:import:', type: 'list', share: 0.15, forgotten: 0.7 },
  { prefix: 'shop:order:', type: 'hash', share: 0.2, forgotten: 0 },
];

/** Keys that the practice application reads, `practice:read:0` and on. */
export const READ_KEYS = 400;
export const readKey = (n: number): string => `practice:read:${n}`;

export async function fillPractice(client: Redis): Promise<void> {
  const planting = client.pipeline();
  for (let n = 0; n < READ_KEYS; n += 1) planting.set(readKey(n), randomBytes(100).toString('hex'));
  await planting.exec();
  const payloads = await samples(client);
  while ((await usedShare(client)) < FULL_SHARE) {
    const round = client.pipeline();
    for (let n = 0; n < ROUND; n += 1) plant(round, payloads);
    await round.exec();
  }
}

async function usedShare(client: Redis): Promise<number> {
  const info = await client.info('memory');
  const number = (field: string): number => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1]);
  return number('used_memory') / number('maxmemory');
}

type Payloads = ReadonlyMap<Kind['type'], readonly Buffer[]>;

// Some values of each type, in the form in which RESTORE takes them.
async function samples(client: Redis): Promise<Payloads> {
  const key = 'practice:sample';
  const payloads = new Map<Kind['type'], Buffer[]>([
    ['string', []],
    ['hash', []],
    ['list', []],
  ]);
  for (let n = 1; n <= 8; n += 1) {
    for (const [type, dumps] of payloads) {
      await client.del(key);
      const parts = Array.from({ length: n * 4 }, (_, part) => [`field${part}`, randomBytes(24).toString('hex')]);
      if (type === 'string') await client.set(key, randomBytes(n * 300).toString('hex'));
      if (type === 'hash') await client.hset(key, Object.fromEntries(parts));
      if (type === 'list') await client.rpush(key, ...parts.flat());
      const dump = await client.dumpBuffer(key);
      if (dump !== null) dumps.push(dump);
    }
  }
  await client.del(key);
  return payloads;
}

function plant(round: ChainableCommander, payloads: Payloads): void {
  const kind = chosenKind(Math.random());
  const dumps = payloads.get(kind.type) ?? [];
  const payload = dumps[randomInt(dumps.length)];
  if (payload === undefined) throw new Error(`no sample of ${kind.type}`);
  const isForgotten = Math.random() < kind.forgotten;
  const idleDays = isForgotten ? 8 + Math.random() * 22 : Math.random() * 5;
  // Of the living, half expire within days and half are simply in use.
  const ttlMs = isForgotten || Math.random() < 0.5 ? 0 : randomInt(1, 5 * DAY_SECONDS) * 1000;
  const name = `${kind.prefix}${randomBytes(6).toString('hex')}`;
  round.call('RESTORE', name, ttlMs, payload, 'IDLETIME', Math.round(idleDays * DAY_SECONDS));
}

function chosenKind(at: number): Kind {
  let from = 0;
  const found = kinds.find(({ share }) => at < (from += share));
  return found ?? kinds[0]!;
}
