// Finish: how a run ends: its state, its audit row and what people are told, in one transaction.
import { record } from '../../state/audit.ts';
import { endChange } from '../../state/journal.ts';
import { cardTransaction } from './card-transaction.ts';
import type { End, Run } from './run.ts';
import { announceEnd } from './show.ts';

export async function finish({ parts, hold, change }: Run, { state, outcome }: End): Promise<void> {
  await cardTransaction(parts, change.id, async (db) => {
    await endChange(db, hold, state, outcome);
    await record(db, `worker:${parts.worker}`, `change.${state}`, { change: change.id, target: change.plan.target });
    await announceEnd(parts, db, change.id);
  });
}
