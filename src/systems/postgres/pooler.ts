// PgBouncer and its like. One that lends a session by the transaction must never be used: our limits and our read-only
// mode would be left behind in sessions of the application, and our locks would be lost.
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { Fault, isFault } from '../../core/fault.ts';
import type { Pool } from './session.ts';
import { statement } from './statements.ts';
import { words } from './words-pooler.ts';

/** Asks only whether two connections share a session. Throws Fault `unreachable` if they do. */
export async function refuseSharedSessions(client: Client, connect: () => Promise<Client>): Promise<void> {
  const { rows } = await client.query<{ pid: number }>(statement('own-process'));
  // Whoever stands between gives its own number.
  if (rows[0]?.pid === (client as Client & { readonly processID?: number | null }).processID) return;
  const mark = randomUUID();
  await client.query(statement('pooler-mark'), [mark]);
  try {
    if (await isFoundBy(mark, connect)) throw new Fault('unreachable', words.shared());
  } finally {
    await client.query(statement('pooler-mark'), ['']);
  }
}

async function isFoundBy(mark: string, connect: () => Promise<Client>): Promise<boolean> {
  try {
    const other = await connect();
    try {
      return (await other.query<{ mark: string | null }>(statement('pooler-look'))).rows[0]?.mark === mark;
    } finally {
      await other.end();
    }
  } catch (error) {
    // A pool of one that lends whole sessions lets the second one wait: ours is its own.
    if (isFault(error)) throw error;
    return false;
  }
}

/** From PgBouncer's own console, whose answers are texts. */
export async function poolsOf(client: Client): Promise<Pool[]> {
  const { rows } = await client.query<Readonly<Record<string, string | number>>>(statement('show-pools').trim());
  return rows
    .filter((row) => row['database'] !== 'pgbouncer')
    .map((row) => ({
      name: `${row['database']}/${row['user']}`,
      active: Number(row['cl_active']),
      waiting: Number(row['cl_waiting']),
      waitMs: Number(row['maxwait']) * 1000 + Number(row['maxwait_us'] ?? 0) / 1000,
      servers: Number(row['sv_active']) + Number(row['sv_idle']) + Number(row['sv_used']),
      mode: String(row['pool_mode']),
    }));
}
