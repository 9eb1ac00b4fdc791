// One real PostgreSQL for the whole run (`test/run.ts` starts it), or one of its own for a file that is run alone. Each
// test file takes databases of its own.
import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import { startCluster } from '../../src/state/cluster.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** fsync off: a test's data need not survive the machine. */
export const testSettings = {
  fsync: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  max_connections: '200',
  autovacuum_naptime: '600s',
  max_prepared_transactions: '10',
  wal_level: 'logical',
};

let server: Promise<string> | undefined;

/** The server's superuser address, database `postgres`. */
export function postgresServer(): Promise<string> {
  server ??= process.env['AEGIS_TEST_POSTGRES'] ? Promise.resolve(process.env['AEGIS_TEST_POSTGRES']) : ownServer();
  return server;
}

async function ownServer(): Promise<string> {
  const cluster = await startCluster({ folder: `${temporaryFolder('postgres')}/server`, settings: testSettings });
  after(() => cluster.stop());
  return cluster.url();
}

/** A fresh, empty database; dropped after the file's tests. Returns its address. */
export async function freshDatabase(name = 'test'): Promise<string> {
  const url = await postgresServer();
  const database = `${name}_${randomBytes(4).toString('hex')}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${database}`));
  // A server of one's own goes as a whole.
  if (process.env['AEGIS_TEST_POSTGRES']) {
    after(() => withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)));
  }
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** A connection for one act. */
export async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
