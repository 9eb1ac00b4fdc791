// Indexes that a cut-off CREATE, REINDEX or DROP left behind: what the check reports and the remedy drops.
import type { Session } from './session.ts';

export interface InvalidIndex {
  readonly oid: string;
  readonly schema: string;
  readonly table: string;
  readonly index: string;
  /** Writes still go into it. */
  readonly maintained: boolean;
  readonly bytes: number;
  readonly definition: string;
  readonly ddl: string;
  /** A constraint or a partitioned index holds it. */
  readonly needed: boolean;
  readonly allowed: boolean;
  readonly owner: string;
}

export const invalidIndexes = ({ rows }: Session): Promise<InvalidIndex[]> => rows<InvalidIndex>('invalid-indexes');
