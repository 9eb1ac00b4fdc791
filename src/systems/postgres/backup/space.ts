// What a drill needs to know of the living server, and how much room a copy of it takes.
import { Fault } from '../../../core/fault.ts';
import type { Session } from '../session.ts';
import type { Backup } from './source.ts';
import type { SourceConfig } from './config.ts';
import { words } from './words.ts';

/** Indexes are built anew and the log grows with them. */
const ROOM = 1.5;

export interface ServerFacts {
  readonly superuser: string;
  readonly roles: readonly string[];
  readonly databaseBytes: number;
  readonly serverBytes: number | null;
}

/** Throws `not-available` where the first superuser cannot be known. */
export async function serverFacts({ rows }: Session): Promise<ServerFacts> {
  const [facts] = await rows<ServerFacts>('backup-server');
  if (facts === undefined) throw new Fault('not-available', words.noSuperuser());
  return facts;
}

/** A dump brings back one database, everything else the whole server. */
export function neededBytes(facts: ServerFacts, backup: Backup, kind: SourceConfig['kind']): number {
  const { databaseBytes, serverBytes } = facts;
  const live = kind === 'dump' ? databaseBytes : (serverBytes ?? databaseBytes);
  return Math.max(live, backup.bytes ?? 0) * ROOM;
}
