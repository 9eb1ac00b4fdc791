// Tables whose statistics lag behind their rows: what the check reports and the remedy analyses.
import type { Session } from './session.ts';

export interface Stale {
  readonly oid: string;
  readonly schema: string;
  readonly table: string;
  /** pg_class.relkind: r table, m materialized view, p partitioned parent, f foreign table. */
  readonly kind: string;
  readonly reason:
    | 'never-analysed'
    | 'changed-since-analyze'
    | 'parent-never-analysed'
    | 'parent-older-than-parts'
    | 'foreign-never-analysed';
  readonly changed: number;
  readonly rows: number;
  readonly trigger: number;
  readonly automatic: boolean;
  readonly lastSecondsAgo: number | null;
  readonly bytes: number;
  readonly ddl: string;
  readonly allowed: boolean;
  readonly owner: string;
}

/** Parents and tables without any statistics first, then those farthest over their trigger. */
export const staleStatistics = ({ rows }: Session, atMost: number): Promise<Stale[]> =>
  rows<Stale>('stale-statistics', [atMost]);
