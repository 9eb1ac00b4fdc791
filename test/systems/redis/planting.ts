// Keys with planted ages, a target for a server, and a look at both.
import { Redis } from 'ioredis';
import { after } from 'node:test';
import type { Past, Progress } from '../../../src/core/system.ts';
import type { Plan } from '../../../src/core/change.ts';
import type { Target } from '../../../src/core/target.ts';
import { redis } from '../../../src/systems/redis/index.ts';

/** As a cache is run: under LRU an idle time is true whatever the server's own age. */
export const cache = { maxmemory: '512mb', 'maxmemory-policy': 'allkeys-lru' };

export const nothing: Past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };
export const quietly: Progress = async () => undefined;

/** Idle for more than a day is idle here. */
export function targetOf(url: string, parts: Partial<Target> = {}): Target {
  return { name: 'cache', kind: 'redis', connection: { url }, thresholds: { idleKeyDays: 1 }, disable: [], ...parts };
}

/** A client for the test; closed after the file's tests. */
export function clientOf(url: string): Redis {
  const client = new Redis(url, { protocol: 2, retryStrategy: () => null });
  client.on('error', () => undefined);
  after(() => client.disconnect());
  return client;
}

export interface Planted {
  readonly prefix: string;
  readonly count: number;
  readonly idleSeconds: number;
  readonly ttlMs?: number;
}

/** Strings of 64 bytes, `<prefix>0` and on. */
export async function plant(client: Redis, { prefix, count, idleSeconds, ttlMs = 0 }: Planted): Promise<void> {
  await client.set('sample', 'x'.repeat(64));
  const payload = await client.dumpBuffer('sample');
  await client.del('sample');
  const round = client.pipeline();
  for (let n = 0; n < count; n += 1)
    round.call('RESTORE', `${prefix}${n}`, ttlMs, payload ?? '', 'IDLETIME', idleSeconds);
  await round.exec();
}

export async function planFor(target: Target, args: Readonly<Record<string, string>> = {}): Promise<Plan> {
  const answer = await redis.propose(target, 'redis.expire-idle-keys', args);
  if (answer.kind === 'nothing') throw new Error(`nothing proposed: ${JSON.stringify(answer.reason)}`);
  return answer.plan;
}

export function stepOf(plan: Plan): Plan['steps'][number] {
  const [step] = plan.steps;
  if (step === undefined) throw new Error('a plan without a step');
  return step;
}

/** The expiry of every key, by name: -1 for none. */
export async function expiries(client: Redis, prefix: string): Promise<Map<string, number>> {
  const names = (await client.keys(`${prefix}*`)).toSorted();
  const round = client.pipeline();
  for (const name of names) round.call('PEXPIRETIME', name);
  const answers = (await round.exec()) ?? [];
  return new Map(names.map((name, n) => [name, Number(answers[n]?.[1])]));
}

export async function callsOf(client: Redis, command: string): Promise<number> {
  const stats = await client.info('commandstats');
  return Number(new RegExp(`^cmdstat_${command}:calls=(\\d+)`, 'm').exec(stats)?.[1] ?? 0);
}
