// Worker: takes jobs from the queue and sweeps up what was left. Any number of them share one database.
import { perform } from './requests/perform.ts';
import { runChange } from './changes/run-change.ts';
import type { Parts } from './parts.ts';
import { startSweep } from './watch/sweep.ts';

export interface Worker {
  /** Takes no more; what runs is handed over at its next step by its lease. */
  stop(): Promise<void>;
}

export async function startWorker(parts: Parts): Promise<Worker> {
  await parts.queue.work({
    request: async (id) => void (await perform(parts, id)),
    change: (id) => runChange(parts, Number(id)),
  });
  const sweep = startSweep(parts);
  return {
    stop: async () => {
      sweep.stop();
      await parts.queue.stop();
    },
  };
}
