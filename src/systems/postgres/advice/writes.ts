// What one more index costs those who write: an entry for every new row version, and the end of HOT updates where an
// updated column is in it.
import type { Candidate } from './candidate.ts';
import type { Planned } from './planned.ts';
import type { Table } from './table.ts';

/** By entry, warm: a B-tree insertion with its log record; a GIN takes one for each key inside the value. */
const ENTRY_MS = { btree: 0.01, gin: 0.06, brin: 0.0005 } as const;

/** Calls from which a statement counts as part of the daily work. */
const OFTEN = 5;

export interface Written {
  readonly plans: readonly Planned[];
  readonly tables: ReadonlyMap<string, Table>;
  /** The share of the table counters' time that the statement counters cover. */
  readonly elapsed: number;
}

/** Milliseconds in the time of the workload. */
export function writeMsOf(candidate: Candidate, written: Written): number {
  const { table, method, rowShare } = candidate;
  const own = written.plans.filter((plan) => writesInto(plan, table, written.tables));
  const inserts = recurring(own, 'Insert', (table.inserted - table.rows) * written.elapsed);
  const updates = recurring(own, 'Update', table.updated * written.elapsed);
  const hot = table.updated === 0 ? 0 : (updates * table.hotUpdated) / table.updated;
  const one = ENTRY_MS[method];
  const always = (inserts + updates - hot) * one * rowShare;
  if (!touches(candidate, own)) return always;
  // Every update that was HOT would from now on write into each index of the table.
  return always + hot * (one + table.indexes.length * ENTRY_MS.btree);
}

function writesInto({ writes }: Planned, { root }: Table, tables: ReadonlyMap<string, Table>): boolean {
  return writes !== undefined && tables.get(`${writes.schema}.${writes.name}`)?.root === root;
}

/**
 * What will go on being written. A load or a repair is no reason against an index: rows that are still there were
 * inserted once, and a statement that ran a few times over many rows is taken out of what the table counted.
 */
function recurring(plans: readonly Planned[], operation: string, counted: number): number {
  const own = plans.filter(({ writes }) => writes?.operation === operation);
  const rowsOf = (some: readonly Planned[]) => some.reduce((sum, { calls, rows }) => sum + calls * rows, 0);
  const once = own.filter(({ calls }) => calls < OFTEN);
  const often = own.filter(({ calls }) => calls >= OFTEN);
  return Math.max(0, rowsOf(often), counted - rowsOf(once));
}

function touches({ keys, include, where = '' }: Candidate, plans: readonly Planned[]): boolean {
  const set = plans.flatMap(({ writes }) => writes?.columns ?? []);
  const text = [...keys.map(({ key }) => key), ...include, where].join(' ');
  return set.some((column) => new RegExp(`(^|[^\\p{L}\\p{N}_])${escaped(column)}($|[^\\p{L}\\p{N}_])`, 'u').test(text));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
