// What a counter of the server rose by since the last look, and how long ago that was.
import type { CheckContext } from '../../../../core/system.ts';

export interface Rise {
  readonly amount: number;
  readonly ms: number;
  /** ISO 8601, the last look. */
  readonly since: string;
}

/** Shorter ones measure chance. */
const SHORTEST_MS = 60_000;

/** Undefined: no earlier look, one too near, or the server began to count again. */
export function rise({ past, now }: CheckContext, gauge: string, value: number): Rise | undefined {
  const last = past.sample(gauge, '');
  if (last === undefined || value < last.value) return undefined;
  const ms = now.getTime() - Date.parse(last.at);
  return ms < SHORTEST_MS ? undefined : { amount: value - last.value, ms, since: last.at };
}
