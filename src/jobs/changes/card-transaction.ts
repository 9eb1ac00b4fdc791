// Card transaction: one transaction that also draws a change's cards. Whoever they name is asked of the chat before it
// begins, and is at hand in it: a chat that hangs must not hold the locks of the audit, for which everybody waits.
import { copiesOf } from '../../state/copies.ts';
import { readChange } from '../../state/changes.ts';
import type { Db } from '../../state/db.ts';
import type { Parts } from '../parts.ts';

export async function cardTransaction<T>(parts: Parts, id: number, act: (db: Db) => Promise<T>): Promise<T> {
  await askedAround(parts, id);
  return parts.pool.transaction(act);
}

async function askedAround({ pool, fleet, people }: Parts, id: number): Promise<void> {
  const change = await readChange(pool, id);
  if (change === undefined) return;
  const copies = await copiesOf(pool, `change:${id}:card:`);
  const direct = copies.flatMap(({ place }) => (place.kind === 'direct' ? [people.member(place.user)] : []));
  await Promise.all([people.holders(fleet.policy[change.plan.risk].role), ...direct]);
}
