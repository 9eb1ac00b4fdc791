// The counters that a Redis keeps since its start.
import type { Info } from './info.ts';

export interface Counters {
  readonly hits: number;
  readonly misses: number;
  /** Questions about keys, not for their data. Measured on Redis 7.0: each of them counts as a hit or a miss. */
  readonly ownReads: number;
  readonly evictedKeys: number;
  readonly rejectedClients: number;
}

// Applications ask these too, but never to get at data: in a hit rate they are wrong whoever asked.
const questions = ['ttl', 'pttl', 'expiretime', 'pexpiretime', 'type', 'object|idletime', 'object|freq'];

/** The gauge that keeps each counter between two looks. */
export const gaugeOf: Readonly<Record<keyof Counters, string>> = {
  hits: 'redis.hits',
  misses: 'redis.misses',
  ownReads: 'redis.own-reads',
  evictedKeys: 'redis.evicted-keys',
  rejectedClients: 'redis.rejected-clients',
};

export function counters(info: Info): Counters {
  const count = (field: string): number => info.number(field) ?? 0;
  const asked = info.records('cmdstat_').filter(({ name }) => questions.includes(name.slice('cmdstat_'.length)));
  return {
    hits: count('keyspace_hits'),
    misses: count('keyspace_misses'),
    ownReads: asked.reduce((sum, { parts }) => sum + Number(parts['calls'] ?? 0), 0),
    evictedKeys: count('evicted_keys'),
    rejectedClients: count('rejected_connections'),
  };
}
