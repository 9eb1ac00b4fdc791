// Tables against their own autovacuum trigger: what the check reports, the gauge measures and the remedy cures.
import type { Session } from './session.ts';

export interface DeadRows {
  readonly oid: string;
  readonly schema: string;
  readonly table: string;
  readonly dead: number;
  readonly live: number;
  readonly trigger: number;
  /** Autovacuum will come by itself. */
  readonly automatic: boolean;
  readonly toastDead: number;
  readonly toastTrigger: number;
  readonly bytes: number;
  /** Tables in the database. */
  readonly examined: number;
  readonly over: boolean;
  /** Our role may vacuum it. */
  readonly allowed: boolean;
  readonly owner: string;
}

/** Tables over their trigger first, those farthest over before others. */
export function deadRows({ rows }: Session, atMost: number): Promise<DeadRows[]> {
  return rows<DeadRows>('dead-rows', [atMost]);
}

export function tableName({ schema, table }: { readonly schema: string; readonly table: string }): string {
  return `${schema}.${table}`;
}

export function deadPercent({ dead, live }: { readonly dead: number; readonly live: number }): number {
  return dead + live === 0 ? 0 : (dead / (dead + live)) * 100;
}
