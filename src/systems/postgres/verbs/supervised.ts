// One statement of the writing session, watched from the reading one: whoever stops the step also stops the server, and
// if the server cannot be seen any more, the outcome is called unknown.
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, isFault } from '../../../core/fault.ts';
import type { Notice, Session, Writer } from '../session.ts';

const LOOK_MS = 500;
const STOP_MS = 10_000;

export interface Act {
  readonly session: Session;
  readonly writer: Writer;
  /** Composed by the server. */
  readonly text: string;
  /** Called twice a second; what it throws stops the statement. */
  readonly watch: () => Promise<void>;
}

/** What the server said beside it. Throws what `watch` threw, once the statement has ended. */
export async function supervised(act: Act): Promise<Notice[]> {
  const acting = act.writer.act(act.text);
  const settled = acting.then(
    () => true,
    () => true,
  );
  while (!(await isOver(settled, LOOK_MS))) {
    const objection = await act.watch().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (objection !== undefined) return stopped(act, { acting, settled, why: objection.error });
  }
  return acting;
}

interface Stop {
  readonly acting: Promise<Notice[]>;
  readonly settled: Promise<boolean>;
  readonly why: unknown;
}

async function stopped({ session, writer }: Act, { acting, settled, why }: Stop): Promise<Notice[]> {
  if (isFault(why, 'unreachable')) {
    writer.abandon();
    throw new Fault('outcome-unknown', why.text, { cause: why });
  }
  await session.rows('cancel', [writer.pid]);
  if (!(await isOver(settled, STOP_MS))) writer.abandon();
  // It was faster than the objection: an act that is done is reported as done, except by one who owns nothing any more.
  if (isFault(why, 'cancelled')) return acting.catch(() => Promise.reject(why));
  await settled;
  throw why;
}

async function isOver(settled: Promise<boolean>, limitMs: number): Promise<boolean> {
  const late = new AbortController();
  const over = await Promise.race([settled, sleep(limitMs, false, { signal: late.signal }).catch(() => false)]);
  late.abort();
  return over;
}
