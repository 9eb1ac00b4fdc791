// Indexes that nobody scans, and for how long that is known: what the check reports and the remedy drops.
import type { Past } from '../../core/system.ts';
import { indexName } from './duplicates.ts';
import type { Session } from './session.ts';

const DAY_SECONDS = 86_400;
export const SCANS_GAUGE = 'postgres.index-scans';

export interface Scanned {
  readonly oid: string;
  readonly schema: string;
  readonly index: string;
  readonly tableSchema: string;
  readonly table: string;
  readonly partitioned: boolean;
  readonly bytes: number;
  readonly scans: number;
  readonly rowsRead: number;
  /** From 16; null where it was never scanned or the server does not say. */
  readonly lastScanSecondsAgo: number | null;
  readonly definition: string;
  readonly createDdl: string;
  readonly ddl: string;
  readonly comment: string | null;
  readonly tablespace: string | null;
  readonly statistics: readonly (readonly [number, number])[] | null;
  readonly writes: number;
  readonly allowed: boolean;
  readonly owner: string;
}

export interface Counters {
  readonly seconds: number;
  readonly wasReset: boolean;
  readonly standbys: number;
}

/** Indexes above the size floor, those with fewest scans first. */
export const scannedIndexes = ({ rows, limits }: Session): Promise<Scanned[]> =>
  rows<Scanned>('unused-indexes', [limits.unusedIndexBytes]);

export async function countersSince({ rows }: Session): Promise<Counters> {
  return (await rows<Counters>('counters-since'))[0] ?? { seconds: 0, wasReset: false, standbys: 0 };
}

/**
 * For how many seconds nobody scanned the index, as far as that is known; undefined where it was scanned. The counters
 * alone do not tell a young index from an unused one: its own samples do, and from 16 the time of its last scan.
 */
export function idleSeconds(index: Scanned, counters: Counters, around: { past: Past; now: Date }): number | undefined {
  if (index.lastScanSecondsAgo !== null) return index.lastScanSecondsAgo;
  if (index.scans > 0) return undefined;
  const { past, now } = around;
  const first = past.oldest(SCANS_GAUGE, indexName(index)) ?? past.sample(SCANS_GAUGE, indexName(index));
  if (first === undefined) return 0;
  return Math.min(counters.seconds, Math.max(0, (now.getTime() - Date.parse(first.at)) / 1000));
}

export const daysToSeconds = (days: number): number => days * DAY_SECONDS;
