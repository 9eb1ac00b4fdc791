// Whether now is a time to act: asked before an act and between its parts. What will not pass refuses at once, what
// passes by itself is waited for, in sight of everybody and for a limited time. Nothing has happened by then.
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../core/fault.ts';
import type { Progress } from '../../core/system.ts';
import type { Text } from '../../core/words.ts';
import type { Session } from './session.ts';
import { words } from './words-gates.ts';

const WAIT_MS = 5 * 60_000;
const LOOK_MS = 1000;

export interface Act {
  /** The table that it works on: nobody else may. */
  readonly tableOid?: string;
  /** It waits for all older transactions of the database, as a concurrent build does. */
  readonly waitsForSnapshots?: boolean;
  /** It lowers the age of transaction ids, so it may run when that is high. */
  readonly freezes?: boolean;
}

interface State {
  readonly isStandby: boolean;
  readonly lagSeconds: number | null;
  readonly lagBytes: number | null;
  readonly active: number;
  readonly waiting: number;
  readonly connections: number;
  readonly usable: number;
  readonly baseBackups: number;
  readonly oldestSeconds: number | null;
  readonly xidAge: number;
  readonly failsafeAge: number;
}

export interface Closed {
  readonly reason: Text;
  readonly passes: boolean;
}

/** The first thing that stands against it; undefined: nothing that can be seen. */
async function closedGate(session: Session, act: Act): Promise<Closed | undefined> {
  const [state] = await session.rows<State>('gates');
  if (state === undefined) return undefined;
  if (state.isStandby) return { reason: words.standby(), passes: false };
  if (act.freezes !== true && state.xidAge >= state.failsafeAge) {
    return { reason: words.wraparound({ age: state.xidAge }), passes: false };
  }
  const reason =
    late(session, state) ?? busy(session, state) ?? old(session, state, act) ?? (await taken(session, act));
  return reason === undefined ? undefined : { reason, passes: true };
}

function late({ limits }: Session, { lagSeconds, lagBytes, baseBackups }: State): Text | undefined {
  // An idle primary's last lag stays as it was: bytes must be missing too.
  const isLate = (lagSeconds ?? 0) >= limits.gateLagSeconds && (lagBytes ?? 0) > 0;
  if (isLate || (lagBytes ?? 0) >= limits.gateLagBytes) {
    return words.lag({ lag: (lagSeconds ?? 0) * 1000, bytes: lagBytes ?? 0 });
  }
  return baseBackups > 0 ? words.backup() : undefined;
}

function busy({ limits }: Session, { active, waiting, connections, usable }: State): Text | undefined {
  if (active > limits.gateActiveSessions) return words.load({ active, limit: limits.gateActiveSessions });
  if (waiting > limits.blockedSessions) return words.queue({ waiting });
  const free = usable - connections;
  return free < usable / 10 ? words.connections({ free, usable }) : undefined;
}

function old({ limits }: Session, { oldestSeconds }: State, { waitsForSnapshots }: Act): Text | undefined {
  if (waitsForSnapshots !== true || (oldestSeconds ?? 0) < limits.gateTransactionSeconds) return undefined;
  return words.transaction({ age: (oldestSeconds ?? 0) * 1000 });
}

async function taken({ rows }: Session, { tableOid }: Act): Promise<Text | undefined> {
  if (tableOid === undefined) return undefined;
  const [other] = await rows<{ pid: number; app: string; query: string }>('gate-table', [tableOid]);
  return other === undefined ? undefined : words.table({ ...other, pid: String(other.pid) });
}

/** Returns once nothing stands against it. Throws `step-failed` with the reason, and whatever progress throws. */
export async function passGates(session: Session, progress: Progress, act: Act): Promise<void> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const closed = await closedGate(session, act);
    if (closed === undefined) return;
    const { reason, passes } = closed;
    if (!passes || Date.now() > end) throw new Fault('step-failed', words.refused({ reason }));
    await progress({ done: 0, total: 1, text: words.waiting({ reason }) });
    await sleep(LOOK_MS);
  }
}

/** What the card says about it: how it stands now, and what cannot be seen. */
export async function gateLines(session: Session, act: Act): Promise<Text[]> {
  const closed = await closedGate(session, act);
  const now = closed === undefined ? words.open() : words.closed({ reason: closed.reason });
  return [now, session.server.readsActivity ? words.disk() : words.unseen()];
}
