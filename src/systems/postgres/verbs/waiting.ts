// Who is waited for. A concurrent drop is only begun once no old transaction uses the table: until then the index stays
// valid, and giving up costs nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../../core/fault.ts';
import type { Progress } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { Session, Writer } from '../session.ts';
import { words } from './words.ts';

/** Shorter transactions come and go on any busy table. */
const OLD_SECONDS = 2;
const LOOK_MS = 500;
const LIMIT_MS = 20 * 60_000;

interface Waited {
  readonly pid: number;
  readonly app: string;
  readonly openSeconds: number;
}

export async function untilTableIsQuiet(session: Session, indexOid: string, progress: Progress): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const users = await session.rows<Waited>('table-users', [indexOid, OLD_SECONDS]);
    const [oldest] = users;
    if (oldest === undefined) return;
    if (Date.now() > end) throw new Fault('step-failed', words.waitedTooLong(described(oldest)));
    await progress({ done: 0, total: 1, text: waitingFor(oldest, users.length) });
    await sleep(LOOK_MS);
  }
}

/** Undefined: the server process waits for nobody. */
export async function waitOf(session: Session, { pid }: Writer): Promise<Text | undefined> {
  const waited = await session.rows<Waited>('waited-for', [pid]);
  return waited[0] === undefined ? undefined : waitingFor(waited[0], waited.length);
}

function waitingFor(oldest: Waited, count: number): Text {
  return words.waiting({ count, ...described(oldest) });
}

function described({ pid, app, openSeconds }: Waited) {
  return { pid: String(pid), app, age: openSeconds * 1000 };
}
