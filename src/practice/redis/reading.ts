// The practice application: a few lookups every two seconds, of which about one in five finds nothing.
import { randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { READ_KEYS, readKey } from './fill.ts';

const EVERY_MS = 2000;
const LOOKUPS = 60;
// Names asked for, of which only the first READ_KEYS exist.
const ASKED = Math.round(READ_KEYS * 1.22);

export interface Reading {
  stop(): void;
}

export function startReading(client: Redis): Reading {
  const timer = setInterval(() => {
    const round = client.pipeline();
    for (let n = 0; n < LOOKUPS; n += 1) round.get(readKey(randomInt(ASKED)));
    // A server that is away for a moment is simply not read then.
    void round.exec().catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
