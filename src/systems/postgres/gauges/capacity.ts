// Where the space goes and which indexes are read: the numbers behind growth and behind "nobody uses it".
import type { Reading } from '../../../core/sample.ts';
import type { Gauge } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { staleStatistics } from '../stale-statistics.ts';
import { SCANS_GAUGE } from '../unused.ts';
import { words } from './words-capacity.ts';

/** Enough to explain most growth; what is smaller is one number together. */
const TABLES = 50;
/** Indexes above the size floor of the check are among them in most databases. */
const INDEXES = 200;
const ALL = 1_000_000;

const tableBytes: Gauge<Session> = {
  id: 'postgres.table-bytes',
  unit: 'bytes',
  title: words.tableBytes(),
  better: 'neither',
  read: ({ rows }) => rows<Reading>('table-bytes', [TABLES]),
};

const indexScans: Gauge<Session> = {
  id: SCANS_GAUGE,
  unit: 'count',
  title: words.indexScans(),
  better: 'neither',
  read: ({ rows }) => rows<Reading>('index-scans', [INDEXES]),
};

const staleTables: Gauge<Session> = {
  id: 'postgres.stale-tables',
  unit: 'count',
  title: words.staleTables(),
  better: 'less',
  read: async (session) => [{ subject: '', value: (await staleStatistics(session, ALL)).length }],
};

export const capacityGauges = [tableBytes, indexScans, staleTables];
