// Indexes that are the same as another in everything but their name: what the check reports and the remedy drops.
import type { Session } from './session.ts';

export interface Duplicate {
  readonly oid: string;
  readonly schema: string;
  readonly index: string;
  readonly tableSchema: string;
  readonly table: string;
  /** The one that stays. */
  readonly twinOid: string;
  readonly twin: string;
  readonly twinUnique: boolean;
  /** A constraint or the like holds the twin. */
  readonly twinNeeded: boolean;
  readonly unique: boolean;
  readonly bytes: number;
  readonly definition: string;
  readonly twinDefinition: string;
  /** The definition with CONCURRENTLY. */
  readonly createDdl: string;
  readonly ddl: string;
  readonly comment: string | null;
  readonly tablespace: string | null;
  /** Pairs of column number and statistics target. */
  readonly statistics: readonly (readonly [number, number])[] | null;
  readonly hasExpressions: boolean;
  readonly scans: number;
  readonly twinScans: number;
  readonly writes: number;
  /** Our role owns the table. */
  readonly allowed: boolean;
  readonly owner: string;
}

/** Biggest first. */
export const duplicateIndexes = ({ rows }: Session): Promise<Duplicate[]> => rows<Duplicate>('duplicate-indexes');

/** `schema.table.index`, as findings and remedies name it. */
export function indexName(found: { tableSchema: string; table: string; index: string }): string {
  return `${found.tableSchema}.${found.table}.${found.index}`;
}
