// What the server counts for ever, read once in a session: checks and gauges take it from here.
import { majorVersion, type Session } from './session.ts';

export interface ServerCounters {
  readonly deadlocks: number;
  readonly tempFiles: number;
  readonly tempBytes: number;
  /** Time that sessions spent in statements; null before 14. */
  readonly activeMs: number | null;
  readonly walBytes: number;
  readonly workMemBytes: number;
}

export interface Checkpoints {
  readonly timed: number;
  readonly requested: number;
  readonly maxWalBytes: number;
}

const counters = new WeakMap<Session, Promise<ServerCounters>>();

export function serverCounters(session: Session): Promise<ServerCounters> {
  const known = counters.get(session) ?? first<ServerCounters>(session, 'server-counters');
  counters.set(session, known);
  return known;
}

export function checkpointCounters(session: Session): Promise<Checkpoints> {
  return first<Checkpoints>(session, majorVersion(session.server) >= 17 ? 'checkpoints' : 'checkpoints-before-17');
}

async function first<Row extends object>({ rows }: Session, name: string): Promise<Row> {
  const [row] = await rows<Row>(name);
  if (row === undefined) throw new Error(`no answer of ${name}`);
  return row;
}
