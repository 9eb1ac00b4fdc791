// Indexes whose work another one does as well: what the check reports and the remedy drops.
import type { Duplicate } from './duplicates.ts';
import type { Session } from './session.ts';

export type RedundancyRule = 'prefix' | 'expression-prefix' | 'included-columns' | 'reverse-direction';

export interface Redundant extends Duplicate {
  readonly reason: RedundancyRule;
  /** The root of a partitioned index: it cannot be dropped without a lock on all parts. */
  readonly partitioned: boolean;
}

/** Biggest first. */
export const redundantIndexes = ({ rows }: Session): Promise<Redundant[]> => rows<Redundant>('redundant-indexes');
