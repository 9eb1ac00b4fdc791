// What a statement would cost with one more index, by rule: the planner's formulas in short. Used where the planner cannot
// be asked, because the hypopg extension is missing or does not know this kind of index.
import type { Candidate, CandidateKey } from './candidate.ts';
import type { Condition, Meeting } from './condition.ts';
import { distinctOf, columnOf, type Table } from './table.ts';
import type { Scan } from './scan.ts';
import { rowsAfter } from './selectivity.ts';
import { tokensOf } from './tokens.ts';

export interface Prices {
  readonly randomPage: number;
  readonly sequentialPage: number;
}

/** cpu_tuple_cost and cpu_index_tuple_cost with an operator each. */
const ROW = 0.0125;
const ENTRY = 0.0075;
const DESCENT = 0.5;
/** Who wants more than this share of the rows reads the table. */
const TOO_MANY = 0.2;
const EQUAL = new Set<Meeting>(['equal', 'in', 'join', 'null', 'true', 'false']);
const TAIL = new Set<Meeting>(['range', 'prefix']);
const GIN = new Set<Meeting>(['contains', 'key-exists', 'overlaps', 'matches', 'infix', 'pattern', 'prefix']);

/** The whole statement's new cost; the old one where the index would not help this scan. */
export function estimatedCost(total: number, scan: Scan, candidate: Candidate, prices: Prices): number {
  const use = useOf(scan, candidate);
  if (use === undefined) return total;
  const { table } = candidate;
  const matched = rowsAfter(table, scan, use.met);
  if (!use.ordered && use.join === undefined && matched > table.rows * TOO_MANY) return total;
  const lookups = use.join === undefined ? scan.loops : (scan.outerRows ?? scan.loops);
  const perLookup = use.join === undefined ? matched : Math.max(1, matched / distinctOf(table, use.join.column));
  const rest = Math.max(0, total - scan.cost - (use.ordered ? scan.sortCost : 0));
  const share = use.ordered ? limitShare(scan, matched) : 1;
  const once = readingCost({ scan, candidate, prices, rows: Math.max(1, perLookup * share), sole: use.isWhole });
  return Math.min(total, rest * (use.ordered && scan.limitRows !== undefined ? share : 1) + once * lookups);
}

interface Use {
  readonly met: readonly Condition[];
  readonly join?: Condition;
  readonly ordered: boolean;
  /** Everything the statement needs of the table is in the index. */
  readonly isWhole: boolean;
}

/** How the index would serve this scan, if at all. */
function useOf(scan: Scan, candidate: Candidate): Use | undefined {
  const inside = predicateMet(scan, candidate);
  if (inside === undefined) return undefined;
  const isWhole = coversAll(scan, candidate);
  if (candidate.method === 'brin') return rangeUse(scan, candidate);
  if (candidate.method === 'gin') {
    const met = scan.conditions.filter(({ key, meeting }) => GIN.has(meeting) && key === candidate.keys[0]?.key);
    return met.length === 0 ? undefined : { met, ordered: false, isWhole: false };
  }
  const { met, at } = walked(scan, candidate.keys);
  const ordered = isOrdered(scan, candidate.keys, met, at);
  if (met.length === 0 && !ordered && inside.length === 0) return undefined;
  const join = met.find(({ meeting }) => meeting === 'join');
  const all = [...inside, ...met.filter((one) => one !== join)];
  return { met: all, ordered, isWhole, ...(join === undefined ? {} : { join }) };
}

/** The conditions that the index's own WHERE answers; undefined: the statement does not imply it. */
function predicateMet(scan: Scan, { where }: Candidate): Condition[] | undefined {
  if (where === undefined) return [];
  const met = scan.conditions.filter((condition) => predicateOf(condition) === where);
  return met.length === 0 ? undefined : met;
}

/** The condition as the WHERE of an index; undefined: it cannot be one. */
export function predicateOf({ key, column, meeting, constant }: Condition): string | undefined {
  if (column === undefined) return undefined;
  if (meeting === 'null') return `${key} IS NULL`;
  if (meeting === 'true') return key;
  if (meeting === 'false') return `NOT ${key}`;
  return meeting === 'equal' && constant !== undefined ? `${key} = ${constant}` : undefined;
}

function walked(scan: Scan, keys: readonly CandidateKey[]): { met: Condition[]; at: number } {
  const met: Condition[] = [];
  for (const [at, key] of keys.entries()) {
    const own = scan.conditions.filter((condition) => condition.key === key.key);
    const equal = own.find(({ meeting }) => EQUAL.has(meeting));
    if (equal !== undefined) met.push(equal);
    else return { met: [...met, ...own.filter(({ meeting }) => TAIL.has(meeting) && fits(meeting, key))], at };
  }
  return { met, at: keys.length };
}

/** Only the pattern operator class finds a beginning, whatever the collation. */
function fits(meeting: Meeting, key: CandidateKey): boolean {
  return meeting !== 'prefix' || key.class !== undefined;
}

function isOrdered({ order, conditions }: Scan, keys: readonly CandidateKey[], met: Condition[], at: number): boolean {
  if (order.length === 0 || met.some(({ meeting }) => meeting === 'in')) return false;
  const constant = new Set(conditions.filter(({ meeting }) => meeting === 'equal').map(({ key }) => key));
  const wanted = order.filter(({ key }) => !constant.has(key));
  const rest = keys.slice(at);
  if (wanted.length === 0 || rest.length < wanted.length) return false;
  const sameWay = (turned: boolean) =>
    wanted.every((one, index) => {
      const { key, descending = false, nullsFirst = false } = rest[index] ?? { key: '' };
      return (
        key === one.key && descending === (one.descending !== turned) && nullsFirst === (one.nullsFirst !== turned)
      );
    });
  return sameWay(false) || sameWay(true);
}

function rangeUse(scan: Scan, { keys }: Candidate): Use | undefined {
  const met = scan.conditions.filter(({ key, meeting }) => key === keys[0]?.key && meeting === 'range');
  return met.length === 0 ? undefined : { met, ordered: false, isWhole: false };
}

function coversAll(scan: Scan, { keys, include, where }: Candidate): boolean {
  const there = new Set([...keys.map(({ column }) => column), ...include, ...tokensOf(where ?? '')]);
  return scan.needed.size > 0 && [...scan.needed].every((column) => there.has(column));
}

function limitShare({ limitRows, rows }: Scan, matched: number): number {
  if (limitRows === undefined) return 1;
  // Rows that the index cannot sort out are read and thrown away on the way to the limit.
  return Math.min(1, (limitRows * (matched / Math.max(1, rows))) / Math.max(1, matched));
}

interface Reading {
  readonly scan: Scan;
  readonly candidate: Candidate;
  readonly prices: Prices;
  readonly rows: number;
  readonly sole: boolean;
}

function readingCost({ candidate, prices, rows, sole }: Reading): number {
  const { table, method, keys } = candidate;
  const entries = rows * ENTRY + Math.ceil(rows / 200) * prices.randomPage;
  if (sole && method === 'btree') return DESCENT + entries;
  const correlation = columnOf(table, keys[0]?.column ?? '')?.correlation ?? 0;
  const lossy = method === 'brin' ? table.pages * 0.01 : 0;
  const steady = keys.length === 1 || method === 'brin' ? correlation ** 2 : 0;
  const together = (rows / Math.max(1, table.rows)) * table.pages;
  const pages = steady * together + (1 - steady) * scattered(table, rows) + lossy;
  const price = pagePrice(table, pages, prices);
  return DESCENT + entries + pages * price + rows * ROW + (method === 'gin' ? 20 : 0);
}

/** Different pages that hold so many rows, spread evenly. */
function scattered({ pages }: Table, rows: number): number {
  return pages <= 1 ? 1 : pages * (1 - (1 - 1 / pages) ** rows);
}

/** The more pages of a table are read in order, the nearer a page comes to the price of the next one. */
function pagePrice({ pages }: Table, read: number, { randomPage, sequentialPage }: Prices): number {
  const share = Math.min(1, read / Math.max(1, pages));
  return randomPage - (randomPage - sequentialPage) * Math.sqrt(share);
}
