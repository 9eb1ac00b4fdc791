// Life: how a process ends. On SIGTERM, SIGINT or when its parent is gone it stops in order, and within its time in any case.
import type { Log } from '../core/log.ts';

// `npm start` promises five seconds for everything; the children have half of it.
const PATIENCE_MS = 2500;

export function stopOnSignal(log: Log, stops: readonly (() => unknown)[]): void {
  let isStopping = false;
  const stop = async (why: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
    for (const act of stops) {
      await Promise.resolve(act()).catch((error: unknown) => log.warn({ error }, 'could not stop in order'));
    }
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('disconnect', () => void stop('the parent is gone'));
}
