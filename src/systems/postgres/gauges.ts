// The numbers that trends and proofs are made of.
import type { Reading } from '../../core/sample.ts';
import type { Gauge } from '../../core/system.ts';
import { backupGauges } from './gauges/backup.ts';
import { capacityGauges } from './gauges/capacity.ts';
import { queryGauges } from './queries/gauges.ts';
import { serverGauges } from './server-gauges.ts';
import { sessionGauges } from './session-gauges.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

const TABLES = 50;
/** More than tables, so that both of a pair of small duplicates are among them in most databases. */
const INDEXES = 200;

interface DeadRowsReading extends Reading {
  /** Only with the total. */
  readonly percent: number | null;
}

const deadRows: Gauge<Session> = {
  id: 'postgres.dead-rows',
  unit: 'count',
  title: words.gaugeDeadRows(),
  better: 'less',
  async read({ rows }) {
    const readings = await rows<DeadRowsReading>('dead-rows-by-table', [TABLES]);
    return readings.map(({ subject, value }) => ({ subject, value }));
  },
};

const deadPercent: Gauge<Session> = {
  id: 'postgres.dead-percent',
  unit: 'percent',
  title: words.gaugeDeadPercent(),
  better: 'less',
  async read({ rows }) {
    const readings = await rows<DeadRowsReading>('dead-rows-by-table', [0]);
    return readings.flatMap(({ percent }) => single(percent ?? undefined));
  },
};

const databaseBytes: Gauge<Session> = {
  id: 'postgres.database-bytes',
  unit: 'bytes',
  title: words.gaugeDatabaseBytes(),
  better: 'neither',
  async read({ rows }) {
    const [row] = await rows<{ bytes: number }>('database-size');
    return single(row?.bytes);
  },
};

const connections: Gauge<Session> = {
  id: 'postgres.connections',
  unit: 'count',
  title: words.gaugeConnections(),
  better: 'neither',
  async read({ rows, server }) {
    // A role that sees only its own sessions would count one.
    if (!server.readsActivity) return [];
    const [row] = await rows<{ used: number }>('connections');
    return single(row?.used);
  },
};

const indexBytes: Gauge<Session> = {
  id: 'postgres.index-bytes',
  unit: 'bytes',
  title: words.gaugeIndexBytes(),
  better: 'less',
  read: ({ rows }) => rows<Reading>('index-bytes-by-index', [INDEXES]),
};

const transactionIdAge: Gauge<Session> = {
  id: 'postgres.transaction-id-age',
  unit: 'count',
  title: words.gaugeTransactionIdAge(),
  better: 'less',
  async read({ rows }) {
    const [row] = await rows<{ age: number }>('transaction-id-age');
    return single(row?.age);
  },
};

function single(value: number | undefined): Reading[] {
  return value === undefined ? [] : [{ subject: '', value }];
}

export const gauges = [
  deadRows,
  deadPercent,
  databaseBytes,
  connections,
  indexBytes,
  transactionIdAge,
  ...capacityGauges,
  ...backupGauges,
  ...queryGauges,
  ...serverGauges,
  ...sessionGauges,
];
