// One statement that takes a strong lock for a moment: it gives up soon, so that nobody queues behind it, and tries again.
import { setTimeout as sleep } from 'node:timers/promises';
import { isFault } from '../../../core/fault.ts';
import type { Progress } from '../../../core/system.ts';
import { literal } from '../../../core/words.ts';
import type { Notice, Writer } from '../session.ts';

const WAIT = '2s';
const TRIES = 30;
const PAUSE_MS = 500;
/** lock_not_available */
const LOCKED = '55P03';

/** Throws `step-failed` with the server's reason once it has tried for about a minute. */
export async function withBriefLock(writer: Writer, text: string, progress: Progress): Promise<Notice[]> {
  await writer.rows('lock-wait', [WAIT]);
  try {
    for (let tries = 1; ; tries += 1) {
      await progress({ done: 0, total: 1, text: literal(text) });
      const tried = await writer.act(text).then(
        (notices) => ({ notices }),
        (error: unknown) => ({ error }),
      );
      if ('notices' in tried) return tried.notices;
      if (!wasLocked(tried.error) || tries === TRIES) throw tried.error;
      await sleep(PAUSE_MS);
    }
  } finally {
    // The line may be what broke: then there is no session left to set back.
    await writer.rows('lock-wait', ['0']).catch(() => undefined);
  }
}

function wasLocked(error: unknown): boolean {
  if (!isFault(error, 'step-failed')) return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && cause.code === LOCKED;
}
