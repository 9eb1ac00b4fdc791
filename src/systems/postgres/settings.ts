// The server's settings as they are for everybody, read once in a session.
import type { Session } from './session.ts';

export interface Setting {
  readonly name: string;
  /** By somebody: it is not the built-in value. */
  readonly isSet: boolean;
  /** Of the value: it moves when the value does. */
  readonly fingerprint: number;
  /** Null for texts: they may hold addresses and passwords. */
  readonly value: string | null;
  /** Changed in the file, and waits for a restart. */
  readonly pending: boolean;
}

const bySession = new WeakMap<Session, Promise<Setting[]>>();

export function settings(session: Session): Promise<Setting[]> {
  const known = bySession.get(session) ?? session.rows<Setting>('settings');
  bySession.set(session, known);
  return known;
}
