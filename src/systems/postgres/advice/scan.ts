// One reading of one table inside one statement's plan: what is asked of it, in which order its rows are wanted, and
// what it costs now.
import { columnsIn, conditionsIn, keyOf, type Condition } from './condition.ts';
import { visits, type PlanNode, type Visit } from './plan.ts';
import { tokensOf } from './tokens.ts';

interface OrderKey {
  readonly key: string;
  readonly column?: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface Scan {
  readonly schema: string;
  readonly name: string;
  readonly alias: string;
  readonly conditions: readonly Condition[];
  /** Rows out of it, each time. */
  readonly rows: number;
  readonly loops: number;
  /** Of the node, all loops. */
  readonly cost: number;
  /** Rows of the other side, for a join that could look rows up instead. */
  readonly outerRows: number | undefined;
  readonly order: readonly OrderKey[];
  /** What sorting costs now; without `order` nothing. */
  readonly sortCost: number;
  readonly limitRows: number | undefined;
  /** Words that the statement names of it: its columns, quoted, and perhaps others. */
  readonly needed: ReadonlySet<string>;
}

const CONDITIONS = ['Filter', 'Index Cond', 'Recheck Cond'] as const;
const JOINS = ['Hash Cond', 'Merge Cond', 'Join Filter'] as const;
const PASSING = new Set(['Limit', 'LockRows', 'Result', 'Gather', 'Gather Merge', 'Materialize', 'Append']);

export function scansIn(root: PlanNode): Scan[] {
  const all = visits(root);
  const joins = all.flatMap(({ node }) => joinConditions(node));
  const named = neededIn(root, all);
  return all.flatMap((visit) => {
    const { 'Relation Name': name, Schema: schema, Alias: alias } = visit.node;
    // A bitmap's own parts have no table; the heap scan above them has.
    if (name === undefined || schema === undefined || alias === undefined || visit.node.Operation !== undefined)
      return [];
    const own = CONDITIONS.flatMap((field) => conditionsIn(visit.node[field] ?? ''));
    const conditions = unique([...own, ...joins].filter((condition) => condition.alias === alias));
    const { node, loops } = visit;
    return [
      {
        schema,
        name,
        alias,
        conditions,
        loops,
        ...wantedOrder(visit),
        rows: node['Plan Rows'],
        cost: node['Total Cost'] * loops,
        outerRows: outerRowsOf(visit),
        needed: new Set(named.filter(([of]) => of === alias).map(([, column]) => column)),
      },
    ];
  });
}

function joinConditions(node: PlanNode): Condition[] {
  return JOINS.flatMap((field) => conditionsIn(node[field] ?? '')).filter(({ meeting }) => meeting === 'join');
}

function unique(conditions: readonly Condition[]): Condition[] {
  const seen = new Map(conditions.map((one) => [`${one.key} ${one.meeting} ${one.literal ?? ''}`, one]));
  return [...seen.values()];
}

/** A scan below others often hands on whole rows; what those above it name is what is needed. */
function neededIn(root: PlanNode, all: readonly Visit[]): [string, string][] {
  const aliases = new Set(all.flatMap(({ node: { Alias: alias } }) => alias ?? []));
  const texts = all.flatMap(({ node, above }) => {
    const isExact = node === root || node['Relation Name'] === undefined || above[0]?.['Node Type'] === 'Limit';
    const conditions = [...CONDITIONS, ...JOINS].flatMap((field) => node[field] ?? []);
    const keys = [...(node['Sort Key'] ?? []), ...(node['Group Key'] ?? [])];
    return [...conditions, ...keys, ...(isExact ? (node.Output ?? []) : [])];
  });
  const [only] = aliases;
  // With one table alone the server writes no names before columns: every word may be one.
  const words = (tokens: readonly string[]) => tokens.map((token): [string, string] => [only ?? '', token]);
  return texts.map(tokensOf).flatMap((tokens) => (aliases.size === 1 ? words(tokens) : columnsIn(tokens)));
}

function outerRowsOf({ above }: Visit): number | undefined {
  const join = above.find((node) => (node.Plans ?? []).length > 1);
  if (join === undefined) return undefined;
  const sides = join.Plans ?? [];
  const mine = sides.findIndex((side) => above.includes(side));
  const other = sides.find((_, index) => index !== (mine < 0 ? 0 : mine));
  return mine < 0 ? Math.min(...sides.map((side) => side['Plan Rows'])) : other?.['Plan Rows'];
}

type Order = Pick<Scan, 'order' | 'sortCost' | 'limitRows'>;

function wantedOrder({ node, above }: Visit): Order {
  const at = above.findIndex((one) => !PASSING.has(one['Node Type']));
  const limit = above.find((one) => one['Node Type'] === 'Limit');
  const limitRows = limit?.['Plan Rows'];
  const next = above[at];
  const nothing = { order: [], sortCost: 0, limitRows };
  if (next === undefined) return nothing;
  if (next['Node Type'] === 'Aggregate') return extreme(next) ?? { ...nothing, limitRows: undefined };
  if (!next['Node Type'].endsWith('Sort')) return { ...nothing, limitRows: undefined };
  const keys = next['Sort Key'] ?? [];
  const isOwn = keys.every((key) => columnsIn(tokensOf(key)).every(([alias]) => alias === node.Alias));
  const sortCost = next['Total Cost'] - node['Total Cost'];
  return isOwn ? { order: keys.map(orderKey), sortCost, limitRows } : nothing;
}

function orderKey(text: string): OrderKey {
  const tokens = tokensOf(text.replace(/ COLLATE \S+/, ''));
  const words = [' DESC', ' NULLS FIRST', ' NULLS LAST'].filter((word) => text.includes(word));
  const descending = words.includes(' DESC');
  const own = tokens.filter((token) => !['DESC', 'NULLS', 'FIRST', 'LAST'].includes(token));
  const nullsFirst = words.includes(' NULLS FIRST') || (descending && !words.includes(' NULLS LAST'));
  return { ...keyOf(own), descending, nullsFirst };
}

/** max(a) without groups is the first row by a, backwards. */
function extreme({ Output: output = [], 'Group Key': groups, 'Total Cost': cost }: PlanNode): Order | undefined {
  const [, most, inner = ''] = /^(max|min)\((.+)\)$/.exec(output[0] ?? '') ?? [];
  if (groups !== undefined || output.length !== 1 || most === undefined) return undefined;
  const descending = most === 'max';
  const key = { ...keyOf(tokensOf(inner)), descending, nullsFirst: false };
  return { order: [key], sortCost: cost * 0.1, limitRows: 1 };
}
