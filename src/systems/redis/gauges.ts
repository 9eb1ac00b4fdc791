// Numbers of a Redis for trends, windows and proofs.
import type { Reading } from '../../core/sample.ts';
import type { Gauge } from '../../core/system.ts';
import type { Text } from '../../core/words.ts';
import { counters, gaugeOf, type Counters } from './counters.ts';
import type { Info } from './info.ts';
import type { RedisSession } from './session.ts';
import { words } from './words.ts';

export const gauges: readonly Gauge<RedisSession>[] = [
  {
    id: 'redis.used-memory',
    unit: 'bytes',
    title: words.usedMemory(),
    better: 'less',
    read: async (session) => single((await session.info()).number('used_memory')),
  },
  {
    id: 'redis.keys',
    unit: 'count',
    title: words.keys(),
    better: 'neither',
    read: (session) => byDatabase(session, ({ keys }) => keys),
  },
  {
    id: 'redis.keys-without-ttl',
    unit: 'count',
    title: words.keysWithoutTtl(),
    better: 'less',
    read: (session) => byDatabase(session, ({ keys, expires }) => keys - expires),
  },
  {
    id: 'redis.clients',
    unit: 'count',
    title: words.clients(),
    better: 'neither',
    read: async (session) => single((await session.info()).number('connected_clients')),
  },
  counter('hits', words.hits()),
  counter('misses', words.misses()),
  counter('ownReads', words.ownReads()),
  counter('evictedKeys', words.evictedKeys()),
  counter('rejectedClients', words.rejectedClients()),
];

function counter(name: keyof Counters, title: Text): Gauge<RedisSession> {
  return {
    id: gaugeOf[name],
    unit: 'count',
    title,
    better: 'neither',
    read: async (session) => single(counters(await session.info())[name]),
  };
}

function single(value: number | undefined): Reading[] {
  return value === undefined ? [] : [{ subject: '', value }];
}

/** As the gauges name a database. */
export function databaseName(database: number): string {
  return `db${database}`;
}

export function keysIn(info: Info, database: number): { keys: number; expires: number } {
  const parts = info.records('db').find(({ name }) => name === databaseName(database))?.parts ?? {};
  return { keys: Number(parts['keys'] ?? 0), expires: Number(parts['expires'] ?? 0) };
}

// The target's own database also when it is empty: a proof compares with it.
async function byDatabase(
  session: RedisSession,
  number: (counts: { keys: number; expires: number }) => number,
): Promise<Reading[]> {
  const info = await session.info();
  const filled = info.records('db').flatMap(({ name }) => (/^db\d+$/.test(name) ? [Number(name.slice(2))] : []));
  const databases = [...new Set([session.database, ...filled])];
  return databases.map((database) => ({ subject: databaseName(database), value: number(keysIn(info, database)) }));
}
