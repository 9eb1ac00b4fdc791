// Which share of a table's rows a condition leaves, from the same statistics that the planner uses.
import type { Condition } from './condition.ts';
import type { Scan } from './scan.ts';
import { columnOf, distinctOf, type Table } from './table.ts';

/** The planner's own guesses where nothing is known (selfuncs.h): a range, a pattern, a containment. */
const RANGE = 1 / 3;
const MATCH = 0.005;

export function shareOf(table: Table, condition: Condition): number {
  const column = columnOf(table, condition.column ?? '');
  const nulls = column?.nulls ?? 0;
  switch (condition.meeting) {
    case 'null':
      return nulls;
    case 'not-null':
      return 1 - nulls;
    case 'true':
      return frequencyOf(table, condition, 't') ?? 0.5;
    case 'false':
      return frequencyOf(table, condition, 'f') ?? 0.5;
    case 'equal':
    case 'in':
    case 'join':
      return equalShare(table, condition) * (condition.meeting === 'in' ? 3 : 1);
    case 'range':
      return RANGE;
    case 'other':
      return 1;
    default:
      return MATCH;
  }
}

function equalShare(table: Table, condition: Condition): number {
  const known = condition.literal === undefined ? undefined : frequencyOf(table, condition, condition.literal);
  return known ?? 1 / distinctOf(table, condition.column);
}

/** Undefined: not among the most common values. */
export function frequencyOf(table: Table, { column }: Condition, value: string): number | undefined {
  const { common, frequencies } = columnOf(table, column ?? '') ?? {};
  const at = common?.indexOf(value) ?? -1;
  return at < 0 ? undefined : frequencies?.[at];
}

/** Rows that remain when only some of a scan's conditions can be met inside the index. */
export function rowsAfter(table: Table, scan: Scan, met: readonly Condition[]): number {
  const all = product(table, scan.conditions);
  const some = product(table, met);
  // What the planner said of the whole is the anchor: our own guesses only divide it.
  const whole = met.length === 0 ? table.rows : Math.min(table.rows, (scan.rows * some) / all);
  return Math.max(scan.rows, Math.min(whole, table.rows * Math.max(some, whole / table.rows)), 1);
}

function product(table: Table, conditions: readonly Condition[]): number {
  return conditions
    .filter(({ meeting }) => meeting !== 'join')
    .reduce((share, condition) => share * Math.max(1e-9, Math.min(1, shareOf(table, condition))), 1);
}
