// How many indexes a check could look at: one on an exclusively locked table is skipped, never waited for.
import { notChecked, noticed, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { Session } from '../session.ts';
import { words } from './words.ts';

/** What was found, with how many indexes were looked at. */
export async function amongIndexes({ rows }: Session, found: readonly Noticed[]): Promise<CheckResult> {
  const [{ indexes, locked } = { indexes: 0, locked: 0 }] = await rows<{ indexes: number; locked: number }>(
    'index-count',
  );
  if (locked > 0 && locked === indexes) return notChecked(words.indexesAllLocked({ locked }));
  const examined =
    locked > 0 ? words.indexesLocked({ count: indexes - locked, locked }) : words.indexesLooked({ count: indexes });
  return noticed(found, examined);
}
