// What each statement did between the last look and now. Totals since some forgotten reset say nothing about today.
import type { CheckContext } from '../../../core/system.ts';
import { REST, type Counters } from './counters.ts';

export interface QueryWindow {
  readonly id: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly ms: number;
  /** Of the time of all statements. */
  readonly sharePercent: number;
  /** Of the wall clock: 100 is one session busy all the time. */
  readonly loadPercent: number;
  readonly tempBytesPerCall: number;
  readonly walBytesPerCall: number;
  readonly readBytesPerCall: number;
  /** Until the last look. */
  readonly before: { readonly calls: number; readonly meanMs: number };
  readonly deviationMs: number;
}

export interface QueryWindows {
  readonly ms: number;
  readonly queries: readonly QueryWindow[];
  /** Not counted at the last look yet. */
  readonly fresh: number;
  /** Thrown out by the server since the last look: the numbers are incomplete. */
  readonly evicted: number;
}

/** Shorter ones measure chance. */
const SHORTEST_WINDOW_MS = 60_000;

/** Undefined: there was no look before this one, or it is too near. */
export function queryWindows(counters: readonly Counters[], context: CheckContext): QueryWindows | undefined {
  const last = context.past.sample('postgres.query-ms', '');
  if (last === undefined) return undefined;
  const ms = context.now.getTime() - Date.parse(last.at);
  if (ms < SHORTEST_WINDOW_MS) return undefined;
  const risen = counters.flatMap((counter) => rise(counter, { context, at: last.at }));
  const total = risen.reduce((sum, one) => sum + one.ms, 0);
  const evictions = counters[0]?.evictions ?? 0;
  const evictedBefore = context.past.sample('postgres.query-evictions', '')?.value ?? evictions;
  return {
    ms,
    queries: risen
      .filter(({ counter, calls }) => counter.id !== REST && calls > 0)
      .map((one) => windowOf(one, { total, ms })),
    fresh: counters.length - risen.length,
    evicted: Math.max(0, evictions - evictedBefore),
  };
}

interface Rise {
  readonly counter: Counters;
  readonly calls: number;
  readonly ms: number;
  readonly bytes: { readonly temp: number; readonly wal: number; readonly read: number };
  readonly before: { readonly calls: number; readonly meanMs: number };
}

function rise(counter: Counters, { context, at }: { context: CheckContext; at: string }): Rise[] {
  const { id, sinceMs } = counter;
  const earlier = (gauge: string) => {
    const sample = context.past.sample(`postgres.query-${gauge}`, id);
    return sample?.at === at ? sample.value : undefined;
  };
  const isNew = sinceMs !== null && sinceMs > Date.parse(at) && id !== REST;
  const calls = isNew ? 0 : earlier('calls');
  const ms = isNew ? 0 : earlier('ms');
  // Not among those followed at the last look, or counted anew since then: nothing can be said about the window.
  if (calls === undefined || ms === undefined || calls > counter.calls || ms > counter.ms) return [];
  const risen = (now: number, gauge: string) => Math.max(0, now - (isNew ? 0 : (earlier(gauge) ?? 0)));
  const bytes = {
    temp: risen(counter.tempBytes, 'temp-bytes'),
    wal: risen(counter.walBytes, 'wal-bytes'),
    read: risen(counter.readBytes, 'read-bytes'),
  };
  const before = { calls, meanMs: calls === 0 ? 0 : ms / calls };
  return [{ counter, calls: counter.calls - calls, ms: counter.ms - ms, bytes, before }];
}

function windowOf(rise: Rise, { total, ms }: { total: number; ms: number }): QueryWindow {
  const { counter, calls, bytes, before } = rise;
  return {
    id: counter.id,
    calls,
    ms: rise.ms,
    meanMs: rise.ms / calls,
    sharePercent: total === 0 ? 0 : (rise.ms / total) * 100,
    loadPercent: (rise.ms / ms) * 100,
    tempBytesPerCall: bytes.temp / calls,
    walBytesPerCall: bytes.wal / calls,
    readBytesPerCall: bytes.read / calls,
    before,
    deviationMs: counter.deviationMs ?? 0,
  };
}
