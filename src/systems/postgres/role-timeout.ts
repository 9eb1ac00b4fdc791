// A role's own limit for idle transactions, with the statements that set it and take that back.
import type { Session } from './session.ts';

export interface RoleTimeout {
  readonly oid: string;
  readonly role: string;
  /** Null: none of its own. */
  readonly previous: string | null;
  /** What it has without one. */
  readonly otherwise: string;
  readonly ddl: string;
  readonly undo: string;
  /** Our role may change it. */
  readonly allowed: boolean;
  readonly sessions: number;
}

interface Asked {
  readonly role?: string;
  readonly oid?: string;
  /** The value that `ddl` would set: `600s`. */
  readonly value: string;
}

export async function roleTimeoutOf(
  { rows }: Pick<Session, 'rows'>,
  { role, oid, value }: Asked,
): Promise<RoleTimeout | undefined> {
  return (await rows<RoleTimeout>('role-timeouts', [role ?? null, value, oid ?? null]))[0];
}
