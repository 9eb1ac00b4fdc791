// Foreign keys without an index: what the check reports and the remedy builds.
import type { Session } from './session.ts';

export interface UnindexedKey {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly constraint: string;
  readonly parent: string;
  readonly rows: number;
  readonly parentDeletes: number;
  /** An index carries all columns, but not as its first keys. */
  readonly weak: boolean;
  readonly partitioned: boolean;
  /** pg_constraint.confdeltype: c cascade, n set null, d set default. */
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly ddl: string;
  readonly undo: string;
  readonly allowed: boolean;
  readonly owner: string;
}

/** Those of the biggest tables first. */
export const unindexedKeys = ({ rows }: Session): Promise<UnindexedKey[]> =>
  rows<UnindexedKey>('unindexed-foreign-keys');

/** `schema.table(columns)`, as findings and remedies name it. */
export function columnsName(key: { schema: string; table: string; columns: readonly string[] }): string {
  return `${key.schema}.${key.table}(${key.columns.join(', ')})`;
}
