// Run: one run of a change, as its steps see it.
import type { ChangeState } from '../../core/change.ts';
import type { Target } from '../../core/target.ts';
import type { Text } from '../../core/words.ts';
import type { StoredChange } from '../../state/changes.ts';
import type { Hold } from '../../state/journal.ts';
import type { Lease } from './lease.ts';
import { targetNamed, type Parts } from '../parts.ts';

export interface Run {
  readonly parts: Parts;
  readonly hold: Hold;
  readonly lease: Lease;
  readonly change: StoredChange;
}

/** How a run ended. */
export interface End {
  readonly state: ChangeState;
  readonly outcome: Text;
}

/** The target as configured now. */
export function targetOfRun({ parts, change }: Pick<Run, 'parts' | 'change'>): Target {
  return targetNamed(parts, change.plan.target);
}
