// Every check of a PostgreSQL with very many tables, beside the catalogue query that most monitors build on (one line by
// index, with size and definition), in one run; with twenty tables that somebody holds exclusively. `node
// bench/postgres-checks.ts 100000` takes its number of tables as argument.
import pg from 'pg';
import { startCluster } from '../src/state/cluster.ts';
import { systemOf } from '../src/systems/index.ts';
import { testSettings, withClient } from '../test/servers/postgres.ts';
import { temporaryFolder } from '../test/servers/temporary-folder.ts';
import { quantile, table, type Figure } from './figures.ts';

const BATCH = 500;
const LOCKED = 20;
const RUNS = 3;
const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

export async function postgresChecks(tables: number): Promise<readonly Figure[]> {
  const settings = { ...testSettings, max_locks_per_transaction: '1024', shared_buffers: '512MB' };
  const cluster = await startCluster({ folder: `${temporaryFolder('checks')}/server`, settings });
  try {
    await withClient(cluster.url(), (client) => fill(client, tables));
    const theirs = await timed(() => withClient(cluster.url(), (client) => client.query(peer)));
    const locker = await locked(cluster.url());
    const ours: number[] = [];
    const checks = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1) {
      ours.push(await timed(() => looked(cluster.url())));
    }
    for (const { id } of systemOf('postgres').checks) {
      checks.set(id, await timed(() => looked(cluster.url(), [id])));
    }
    await locker.end();
    const slowest = [...checks].toSorted(([, a], [, b]) => b - a).slice(0, 5);
    const about = `${tables.toLocaleString('en')} tables, ${LOCKED} locked`;
    return [
      {
        what: `all PostgreSQL checks and gauges over ${about}`,
        ours: quantile(ours, 0.5),
        peer: { what: 'one line by index with size and definition, nothing locked', value: theirs },
        unit: 'ms',
      },
      ...slowest.map(([id, ms]): Figure => ({ what: `  of these, ${id} alone`, ours: ms, unit: 'ms' })),
    ];
  } finally {
    await cluster.stop();
  }
}

const peer = `SELECT n.nspname, t.relname, x.relname, pg_relation_size(x.oid), pg_get_indexdef(x.oid), s.idx_scan
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace LEFT JOIN pg_stat_user_indexes s ON s.indexrelid = x.oid
  WHERE n.nspname = 'public'`;

// In batches: a transaction that makes all of them would need more locks than the server has.
async function fill(client: pg.Client, tables: number): Promise<void> {
  for (let first = 0; first < tables; first += BATCH) {
    await client.query(
      `DO $$ BEGIN FOR n IN ${first}..${Math.min(first + BATCH, tables) - 1} LOOP
         EXECUTE format('CREATE TABLE %1$I (id int PRIMARY KEY, root int REFERENCES %1$I, at timestamptz, note text)', 'table_' || n);
         EXECUTE format('CREATE INDEX ON %I (root, at); CREATE INDEX ON %I (at)', 'table_' || n, 'table_' || n);
       END LOOP; END $$`,
    );
  }
  await client.query(
    'ANALYZE pg_catalog.pg_class, pg_catalog.pg_index, pg_catalog.pg_constraint, pg_catalog.pg_attribute',
  );
}

async function locked(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // Ended with the server where a check failed: that failure is the news.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  for (let n = 0; n < LOCKED; n += 1) await client.query(`LOCK TABLE table_${n} IN ACCESS EXCLUSIVE MODE`);
  return client;
}

async function looked(url: string, only?: readonly string[]): Promise<void> {
  const target = { name: 'many', kind: 'postgres', connection: { url }, thresholds: {}, disable: [] };
  const { outcomes } = await systemOf('postgres').inspect(target, { past, now: new Date(), ...(only && { only }) });
  const wrong = outcomes.filter(({ state }) => state === 'error');
  if (wrong.length > 0) throw new Error(`checks that failed: ${JSON.stringify(wrong)}`);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

if (import.meta.main) console.log(table(await postgresChecks(Number(process.argv[2] ?? 10_000))));
