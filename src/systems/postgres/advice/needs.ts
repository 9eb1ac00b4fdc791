// What each statement needs: the indexes that could serve it, or why there is none.
import type { Session } from '../session.ts';
import { coveredBy, type Candidate } from './candidate.ts';
import type { Surroundings } from './other-methods.ts';
import type { Planned } from './planned.ts';
import { possibleIndexes } from './possible.ts';
import type { Scan } from './scan.ts';
import { columnOf, type Table } from './table.ts';

/** Candidates by reading of a table; the first ones are the widest. */
const BY_SCAN = 14;
const MAX_INDEXES = 10;
const PAGE_BYTES = 8192;

export const fruitless = [
  'system',
  'small',
  'nothing-asked',
  'covered',
  'writes',
  'no-gain',
  'refused',
  'denied',
  'late',
] as const;
export type Fruitless = (typeof fruitless)[number];

export interface Here {
  readonly hypothetical: boolean;
  readonly trigramSchema: string | null;
  readonly randomPage: number;
  readonly sequentialPage: number;
  readonly tableSeconds: number;
}

export function isSystem(schema: string): boolean {
  return schema.startsWith('pg_') || schema === 'information_schema';
}

export async function surroundings(session: Session, here: Here, scans: readonly Scan[]): Promise<Surroundings> {
  const keys = scans.flatMap(({ conditions, order }) => [...conditions, ...order].map(({ key }) => key));
  const names = keys.flatMap((key) => [...key.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\(/gu)].map(([, name = '']) => name));
  const lasting = await session.rows<{ name: string }>('advice-immutable', [[...new Set(names)]]);
  const immutable = new Set(lasting.map(({ name }) => name));
  return { trigramSchema: here.trigramSchema, immutable, brinBytes: session.limits.adviceBrinBytes };
}

export interface Need {
  readonly plan: Planned;
  readonly pairs: readonly { readonly scan: Scan; readonly candidate: Candidate }[];
  readonly why?: Fruitless;
}

export interface Known {
  readonly tables: ReadonlyMap<string, Table>;
  readonly around: Surroundings;
  readonly plans: readonly Planned[];
}

export function needOf({ limits }: Session, plan: Planned, { tables, around, plans }: Known): Need {
  const own = plan.scans.filter(({ schema }) => !isSystem(schema));
  if (own.length === 0) return { plan, pairs: [], why: 'system' };
  const placed = own.flatMap((scan) => {
    const table = tables.get(`${scan.schema}.${scan.name}`);
    return table === undefined ? [] : [{ scan, table }];
  });
  const big = placed.filter(({ table }) => {
    const isBig = table.rows >= limits.adviceRows && table.pages * PAGE_BYTES >= limits.adviceBytes;
    return isBig && table.indexes.length < MAX_INDEXES && !table.unknown;
  });
  if (big.length === 0) return { plan, pairs: [], why: 'small' };
  const frequency = (table: Table, key: string) => timesAsked(plans, tables, table, key);
  const all = big.flatMap(({ scan, table }) =>
    possibleIndexes(table, scan, around, frequency).map((candidate) => ({ scan, candidate })),
  );
  if (all.length === 0) return { plan, pairs: [], why: 'nothing-asked' };
  const open = all.filter(({ candidate }) => coveredBy(candidate) === undefined).slice(0, BY_SCAN * big.length);
  return open.length === 0 ? { plan, pairs: [], why: 'covered' } : { plan, pairs: open };
}

function timesAsked(
  plans: readonly Planned[],
  tables: ReadonlyMap<string, Table>,
  { root }: Table,
  key: string,
): number {
  return plans.filter(({ scans }) =>
    scans.some(
      ({ schema, name, conditions }) =>
        tables.get(`${schema}.${name}`)?.root === root &&
        conditions.some((one) => one.key === key && one.meeting === 'equal'),
    ),
  ).length;
}

/** The words that a statement names, without those that are no column of the table. */
export function withColumns(plan: Planned, tables: ReadonlyMap<string, Table>): Planned {
  const scans = plan.scans.map((scan) => {
    const table = tables.get(`${scan.schema}.${scan.name}`);
    const needed = [...scan.needed].filter((word) => table !== undefined && columnOf(table, word) !== undefined);
    return { ...scan, needed: new Set(needed) };
  });
  return { ...plan, scans };
}
