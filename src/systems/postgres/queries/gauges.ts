// The statement counters as samples: the next look takes the difference.
import type { Reading, Unit } from '../../../core/sample.ts';
import type { Gauge } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { Session } from '../session.ts';
import { queryCounters, type Counters } from './counters.ts';
import { words } from './words.ts';

/** Few statements write much: the others are not worth a row each. */
const HEAVY = 20;

const calls = gauge('postgres.query-calls', 'count', words.gaugeCalls(), (queries) => each(queries, 'calls'));
const ms = gauge('postgres.query-ms', 'ms', words.gaugeMs(), (queries) => [
  ...each(queries, 'ms'),
  { subject: '', value: queries.reduce((sum, query) => sum + query.ms, 0) },
]);
const temp = gauge('postgres.query-temp-bytes', 'bytes', words.gaugeTemp(), (queries) => heavy(queries, 'tempBytes'));
const wal = gauge('postgres.query-wal-bytes', 'bytes', words.gaugeWal(), (queries) => heavy(queries, 'walBytes'));
const read = gauge('postgres.query-read-bytes', 'bytes', words.gaugeRead(), (queries) => heavy(queries, 'readBytes'));
const evictions = gauge('postgres.query-evictions', 'count', words.gaugeEvictions(), ([first]) =>
  first?.evictions === null || first === undefined ? [] : [{ subject: '', value: first.evictions }],
);

export const queryGauges = [calls, ms, temp, wal, read, evictions];

type Read = (queries: readonly Counters[]) => Reading[];

function gauge(id: string, unit: Unit, title: Text, readings: Read): Gauge<Session> {
  return {
    id,
    unit,
    title,
    better: 'neither',
    async read(session) {
      const counted = await queryCounters(session);
      return counted.state === 'counted' ? readings(counted.queries) : [];
    },
  };
}

function each(queries: readonly Counters[], field: 'calls' | 'ms'): Reading[] {
  return queries.map((query) => ({ subject: query.id, value: query[field] }));
}

function heavy(queries: readonly Counters[], field: 'tempBytes' | 'walBytes' | 'readBytes'): Reading[] {
  const some = queries.filter((query) => query[field] > 0).toSorted((a, b) => b[field] - a[field]);
  return some.slice(0, HEAVY).map((query) => ({ subject: query.id, value: query[field] }));
}
