// A report over 10,000 tables: every check of a PostgreSQL, the report and its rendering, beside one catalogue query that
// only adds up the sizes of the same tables.
import type { Client } from 'pg';
import { createSay } from '../src/core/words.ts';
import { htmlPage } from '../src/render/html.ts';
import { slackBodies } from '../src/render/blocks.ts';
import { checkReport } from '../src/reports/check.ts';
import { startCluster } from '../src/state/cluster.ts';
import { systems, systemOf } from '../src/systems/index.ts';
import { testSettings, withClient } from '../test/servers/postgres.ts';
import { temporaryFolder } from '../test/servers/temporary-folder.ts';
import { quantile, type Figure } from './figures.ts';

const TABLES = 10_000;
const BATCH = 500;
const RUNS = 5;

const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

export async function manyTables(): Promise<readonly Figure[]> {
  const cluster = await startCluster({ folder: `${temporaryFolder('tables')}/server`, settings: testSettings });
  try {
    await withClient(cluster.url(), fill);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      ours.push(await timed(() => reported(cluster.url())));
      theirs.push(await timed(() => withClient(cluster.url(), addedUp)));
    }
    const peer = { what: 'one query that adds up the sizes', value: quantile(theirs, 0.5) };
    return [{ what: `report over ${TABLES.toLocaleString('en')} tables`, ours: quantile(ours, 0.5), peer, unit: 'ms' }];
  } finally {
    await cluster.stop();
  }
}

// In batches: a transaction that makes all of them would need more locks than the server has.
async function fill(client: Client): Promise<void> {
  for (let first = 0; first < TABLES; first += BATCH) {
    await client.query(
      `DO $$ BEGIN FOR n IN ${first}..${first + BATCH - 1} LOOP
         EXECUTE format('CREATE TABLE %I (id int PRIMARY KEY, at timestamptz, note text)', 'table_' || n);
         EXECUTE format('CREATE INDEX ON %I (at)', 'table_' || n);
       END LOOP; END $$`,
    );
  }
}

async function addedUp(client: Client): Promise<void> {
  await client.query(
    `SELECT count(*), sum(pg_total_relation_size(c.oid)) FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = 'public'`,
  );
}

async function reported(url: string): Promise<void> {
  const began = performance.now();
  const now = new Date();
  const target = { name: 'many', kind: 'postgres', connection: { url }, thresholds: {}, disable: [] };
  const inspection = await systemOf('postgres').inspect(target, { past, now });
  const locale = { language: 'en', zone: 'UTC' } as const;
  const reader = { locale, say: createSay(locale), link: (page: string) => page };
  const report = checkReport({
    inspections: [inspection],
    muted: [],
    firstSeen: () => undefined,
    systems,
    asked: { target: 'many' },
    tookMs: performance.now() - began,
    now,
  });
  const wrong = inspection.outcomes.filter(({ state }) => state === 'error');
  if (wrong.length > 0) throw new Error(`checks that failed: ${wrong.map(({ check }) => check).join(', ')}`);
  if (slackBodies(report, reader).length === 0 || htmlPage(report, reader) === '') throw new Error('nothing rendered');
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
