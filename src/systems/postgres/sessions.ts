// Sessions of applications as they are now. A process number is used again, so its start times belong to its name.
import type { Session } from './session.ts';

export interface OtherSession {
  readonly pid: number;
  readonly app: string;
  readonly user: string;
  readonly database: string;
  readonly state: string;
  readonly backendStart: string;
  readonly transactionStart: string | null;
  readonly queryStart: string | null;
  readonly openSeconds: number | null;
  readonly quietSeconds: number | null;
  readonly querySeconds: number | null;
  /** How many sessions wait for it directly. */
  readonly waiting: number;
  readonly query: string;
  /** Our role may end it. */
  readonly allowed: boolean;
  readonly terminateSql: string;
  readonly cancelSql: string;
}

export function otherSessions({ rows }: Pick<Session, 'rows'>): Promise<OtherSession[]> {
  return rows<OtherSession>('sessions', [null]);
}

export async function sessionOf({ rows }: Pick<Session, 'rows'>, pid: number): Promise<OtherSession | undefined> {
  return (await rows<OtherSession>('sessions', [pid]))[0];
}

export function isIdleInTransaction({ state }: OtherSession): boolean {
  return state.startsWith('idle in transaction');
}

/** The process number in a finding's subject (`billing 4121`) or alone. */
export function pidIn(subject: string): number | undefined {
  const digits = /(?:^|\s)(\d{1,9})$/.exec(subject.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
