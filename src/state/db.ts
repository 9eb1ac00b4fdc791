// Db: the smallest thing a statement needs. A pool, a client inside a transaction and pg-boss all satisfy it.
import pg from 'pg';
import { statementsIn } from '../core/statements.ts';
import { storable } from './storable.ts';

export interface Db {
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

export interface Pool extends Db {
  /** Runs in one transaction: all or nothing. */
  transaction<T>(act: (db: Db) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

// A process that stands still in the middle of a transaction holds locks that all others need: the server ends it.
const STILL_SECONDS = 10;

/** The statement of that name: `statements/<name>.sql`. */
export const statement = statementsIn(new URL('./statements/', import.meta.url));

export function openPool(url: string, { max = 8 }: { max?: number } = {}): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'aegis',
    connectionTimeoutMillis: 5000,
    options: '-c search_path=aegis',
    idle_in_transaction_session_timeout: STILL_SECONDS * 1000,
  });
  // An idle connection that dies with the server is replaced at the next query; without a listener it would end us.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    query: (text, values) => pool.query(text, values?.map(storable)),
    transaction: (act) => inTransaction(pool, act),
    end: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, act: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const value = await act({ query: (text, values) => client.query(text, values?.map(storable)) });
    // After a statement that failed, the server answers COMMIT with ROLLBACK and no error.
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements failed');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}
