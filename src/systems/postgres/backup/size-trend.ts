// How much the newest backup differs from those before it: one that suddenly halves has lost something.
import type { Backup } from './source.ts';

/** With fewer before it there is no trend. */
const LEAST = 3;
const MOST = 7;

export interface Trend {
  readonly bytes: number;
  readonly medianBytes: number;
  /** −50: half as big. */
  readonly changePercent: number;
}

export function sizeTrend([newest, ...older]: readonly Backup[]): Trend | undefined {
  const sizes = older.flatMap(({ bytes }) => bytes ?? []).slice(0, MOST);
  if (newest?.bytes === undefined || sizes.length < LEAST) return undefined;
  const medianBytes = median(sizes);
  if (medianBytes === 0) return undefined;
  return { bytes: newest.bytes, medianBytes, changePercent: Math.round((newest.bytes / medianBytes - 1) * 100) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
