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

/** The system identifier of the cluster that holds this state; Aegis never operates on that one. */
export async function ownIdentifier(db: Db): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(statement('system-identifier')).catch(() => ({ rows: [] }));
  return rows[0]?.id;
}
