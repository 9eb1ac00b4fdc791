// What a server counted since the look before this one.
import type { CheckContext } from '../../core/system.ts';
import { gaugeOf, type Counters } from './counters.ts';

export interface CountWindow {
  readonly counted: Counters;
  readonly ms: number;
}

const names = Object.keys(gaugeOf) as (keyof Counters)[];

/** Undefined at the first look. After a restart (or CONFIG RESETSTAT) everything counted is new. */
export function countedSince(now: Counters, { past, now: date }: CheckContext): CountWindow | undefined {
  const before = names.map((name) => past.sample(gaugeOf[name], ''));
  const at = before[0]?.at;
  if (at === undefined || before.includes(undefined)) return undefined;
  const values = before.map((sample) => sample?.value ?? 0);
  const began = names.some((name, n) => now[name] < (values[n] ?? 0));
  const counted = Object.fromEntries(names.map((name, n) => [name, began ? now[name] : now[name] - (values[n] ?? 0)]));
  return { counted: counted as unknown as Counters, ms: date.getTime() - Date.parse(at) };
}
