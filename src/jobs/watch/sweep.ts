// Sweep: what no job brings: requests and changes left by dead workers, plans past their time, reminders.
import { record } from '../../state/audit.ts';
import { decideChange, dueChanges } from '../../state/changes.ts';
import { leftRequests } from '../../state/requests.ts';
import { cardTransaction } from '../changes/card-transaction.ts';
import type { Parts } from '../parts.ts';
import { perform } from '../requests/perform.ts';
import { remind } from './remind.ts';
import { runChange } from '../changes/run-change.ts';
import { redraw } from '../changes/show.ts';

const EVERY_MS = 2000;

export function startSweep(parts: Parts): { stop(): void } {
  const running = new Set<string>();
  // Each piece of work runs beside the others; one that is under way here is not begun again.
  const begin = (name: string, act: () => Promise<unknown>): void => {
    if (running.has(name)) return;
    running.add(name);
    act()
      .catch((error: unknown) => parts.log.warn({ error, work: name }, 'sweep could not finish'))
      .finally(() => running.delete(name));
  };
  const timer = setInterval(() => begin('sweep', () => sweep(parts, begin)), EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

async function sweep(parts: Parts, begin: (name: string, act: () => Promise<unknown>) => void): Promise<void> {
  const { pool } = parts;
  for (const id of await leftRequests(pool)) begin(`request ${id}`, () => perform(parts, id));
  for (const id of await dueChanges(pool, 'change-due')) begin(`change ${id}`, () => runChange(parts, id));
  for (const id of await dueChanges(pool, 'change-late')) begin(`expiry ${id}`, () => expire(parts, id));
  for (const id of await dueChanges(pool, 'change-waiting')) begin(`reminder ${id}`, () => remind(parts, id));
}

async function expire(parts: Parts, id: number): Promise<void> {
  await cardTransaction(parts, id, async (db) => {
    const isOurs = await decideChange(db, id, { from: 'proposed', to: 'expired', by: 'clock' });
    if (!isOurs) return;
    await record(db, 'clock', 'change.expired', { change: id });
    await redraw(parts, db, id);
  });
}
