// Which indexes could serve one scan: equality first, then one range or the wanted order; parts of the table, included
// columns and other access methods beside them. Bounded, so that a wide statement stays a small question.
import { identityOf, type Candidate, type CandidateKey } from './candidate.ts';
import type { Condition } from './condition.ts';
import { predicateOf } from './estimate.ts';
import type { Scan } from './scan.ts';
import { frequencyOf, shareOf } from './selectivity.ts';
import { otherMethods, type Surroundings } from './other-methods.ts';
import { columnOf, distinctOf, type Table } from './table.ts';
import { tokensOf } from './tokens.ts';

const WIDTH = 3;
const INCLUDED = 2;
const INCLUDED_BYTES = 32;
/** An index on a part pays while the part is small. */
const PART = 0.3;
/** A written-out value, as rare as this, makes a part of its own. */
const RARE = 0.05;

/** How often a key is asked for equality, over all statements: what many ask for stands first. */
export type Frequency = (table: Table, key: string) => number;

export function possibleIndexes(table: Table, scan: Scan, around: Surroundings, frequency: Frequency): Candidate[] {
  const usable = scan.conditions.filter((condition) => isIndexable(condition, table, around));
  const lists = keyLists({ ...scan, conditions: usable }, table, frequency);
  const parts = usable.flatMap((condition) => partOf(condition, table));
  const whole = lists.map((keys) => btree(table, keys));
  const narrow = parts.flatMap(({ where, rowShare, key }) =>
    narrowed(lists, key, scan, table).map((keys) => ({ ...btree(table, keys), where, rowShare })),
  );
  const trees = [...whole, ...narrow].flatMap((candidate) => [candidate, ...including(candidate, scan)]);
  const all = [...trees, ...otherMethods(table, usable, around)];
  return [...new Map(all.map((candidate) => [identityOf(candidate), candidate])).values()];
}

function btree(table: Table, keys: readonly CandidateKey[]): Candidate {
  return { table, method: 'btree', keys, include: [], rowShare: 1 };
}

function isIndexable({ key, column }: Condition, table: Table, { immutable }: Surroundings): boolean {
  if (column !== undefined) return columnOf(table, column) !== undefined;
  return !key.includes('$') && isLasting(key, immutable);
}

/** Functions of the catalogue that never change their answer; of the operators those that take a document apart. */
function isLasting(expression: string, immutable: ReadonlySet<string>): boolean {
  const calls = [...expression.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\(/gu)].map(([, name = '']) => name);
  const operators = [...expression.replaceAll(/'(?:[^']|'')*'/g, '').matchAll(/[-+*/<>=~!@#%^&|?]+/g)].map(
    ([one]) => one,
  );
  const isFixedSearch = /^to_tsvector\('[^']+'::regconfig, /.test(expression);
  return (
    calls.every((name) => immutable.has(name) || (name === 'to_tsvector' && isFixedSearch)) &&
    operators.every((operator) => ['->', '->>', '#>', '#>>'].includes(operator))
  );
}

function keyLists(scan: Scan, table: Table, frequency: Frequency): CandidateKey[][] {
  const equal = sortedEquals(scan.conditions, table, frequency);
  const fixed = equal.filter(({ meeting }) => meeting === 'equal').map(asKey);
  const keys = equal.map(asKey);
  const tails = scan.conditions.flatMap(tailOf);
  const order = scan.order.filter(({ key }) => !fixed.some((one) => one.key === key));
  const joins = scan.conditions.filter(({ meeting }) => meeting === 'join').map(asKey);
  const lists = [
    keys.slice(0, WIDTH),
    keys.slice(0, 2),
    ...keys.map((key) => [key]),
    ...tails.flatMap((tail) => [[...keys.slice(0, WIDTH - 1), tail], [...keys.slice(0, 1), tail], [tail]]),
    ...(order.length > 0 && order.length <= WIDTH ? [[...fixed.slice(0, WIDTH - order.length), ...order], order] : []),
    ...joins.flatMap((join) => [[join], [...keys.slice(0, WIDTH - 1), join], [join, ...keys.slice(0, WIDTH - 1)]]),
  ];
  return lists.filter((list) => list.length > 0 && new Set(list.map(({ key }) => key)).size === list.length);
}

function sortedEquals(conditions: readonly Condition[], table: Table, frequency: Frequency): Condition[] {
  return conditions
    .filter(({ meeting }) => meeting === 'equal' || meeting === 'in')
    .toSorted(
      (one, other) =>
        frequency(table, other.key) - frequency(table, one.key) ||
        Number(one.meeting === 'in') - Number(other.meeting === 'in') ||
        distinctOf(table, other.column) - distinctOf(table, one.column),
    );
}

function asKey({ key, column }: Condition): CandidateKey {
  return column === undefined ? { key } : { key, column };
}

function tailOf(condition: Condition): CandidateKey[] {
  if (condition.meeting === 'range') return [asKey(condition)];
  return condition.meeting === 'prefix' ? [{ ...asKey(condition), class: 'text_pattern_ops' }] : [];
}

interface Part {
  readonly key: string;
  readonly where: string;
  readonly rowShare: number;
}

function partOf(condition: Condition, table: Table): Part[] {
  const where = predicateOf(condition);
  const { meeting, literal, key } = condition;
  if (where === undefined) return [];
  const rowShare = literal === undefined ? shareOf(table, condition) : (frequencyOf(table, condition, literal) ?? 1);
  return rowShare > 0 && rowShare <= (meeting === 'equal' ? RARE : PART) ? [{ key, where, rowShare }] : [];
}

/** The keys without what the part already says; the first column where nothing else is asked. */
function narrowed(lists: readonly CandidateKey[][], key: string, scan: Scan, table: Table): CandidateKey[][] {
  const rest = lists.map((keys) => keys.filter((one) => one.key !== key)).filter((keys) => keys.length > 0);
  if (rest.length > 0) return rest;
  const first = table.columns.find(({ quoted }) => quoted !== key && scan.needed.has(quoted)) ?? table.columns[0];
  return first === undefined ? [] : [[{ key: first.quoted, column: first.quoted }]];
}

function including(candidate: Candidate, scan: Scan): Candidate[] {
  const there = new Set([...candidate.keys.map(({ column }) => column), ...tokensOf(candidate.where ?? '')]);
  const more = [...scan.needed].filter((column) => !there.has(column));
  const columns = more.map((name) => columnOf(candidate.table, name));
  const isSmall = columns.reduce((bytes, column) => bytes + (column?.bytes ?? INCLUDED_BYTES + 1), 0) <= INCLUDED_BYTES;
  const isNeeded = more.length > 0 && more.length <= INCLUDED && scan.needed.size > 0;
  return isNeeded && isSmall ? [{ ...candidate, include: more.toSorted() }] : [];
}
