// Settings: small facts that every process shares: the secret of signed links, the identity of this database.
import { randomBytes } from 'node:crypto';
import { statement, type Db } from './db.ts';

/** A secret that is made once and shared by every process on this database. */
export async function sharedSecret(db: Db, name: string): Promise<string> {
  const { rows } = await db.query<{ value: string }>(statement('setting-keep'), [
    name,
    JSON.stringify(randomBytes(32).toString('base64url')),
  ]);
  return rows[0]?.value ?? '';
}

// insufficient_privilege, undefined_function: some providers do not tell it. Anything else is trouble, not an answer.
const UNTOLD = ['42501', '42883'];

/** The system identifier of the cluster that holds this state; Aegis never operates on that one. */
export async function ownIdentifier(db: Db): Promise<string | undefined> {
  try {
    const { rows } = await db.query<{ id: string }>(statement('system-identifier'));
    return rows[0]?.id;
  } catch (error) {
    if (UNTOLD.includes(String((error as { code?: unknown }).code))) return undefined;
    throw error;
  }
}

export async function readSetting(db: Db, name: string): Promise<string | undefined> {
  return (await db.query<{ value: string }>(statement('setting-read'), [name])).rows[0]?.value;
}

export async function keepSetting(db: Db, name: string, value: string): Promise<void> {
  await db.query(statement('setting-put'), [name, JSON.stringify(value)]);
}

/** The clock's first sign of life in this state: this instant, if there was none. All replicas agree on it. */
export async function firstBeat(db: Db, now: Date): Promise<Date> {
  const { rows } = await db.query<{ value: string }>(statement('setting-keep'), ['born', JSON.stringify(now)]);
  return new Date(rows[0]?.value ?? now);
}

/** The clock's last sign of life. */
export async function lastBeat(db: Db): Promise<Date | undefined> {
  const last = await readSetting(db, 'beat');
  return last === undefined ? undefined : new Date(last);
}

export async function keepBeat(db: Db, now: Date): Promise<void> {
  await keepSetting(db, 'beat', now.toISOString());
}

/** The major version of the server that holds the state. */
export async function storeVersion(db: Db): Promise<number> {
  const { rows } = await db.query<{ version: number }>(statement('store-version'));
  return rows[0]?.version ?? 0;
}

/** How far this machine's clock is ahead of the database's. */
export async function clockSkewMs(db: Db): Promise<number> {
  const began = Date.now();
  const { rows } = await db.query<{ at: Date }>(statement('store-clock'));
  return Math.round((began + Date.now()) / 2 - (rows[0]?.at.getTime() ?? 0));
}
