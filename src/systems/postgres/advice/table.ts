// The tables that advice is about: what decides whether an index on one would pay.
import type { Session } from '../session.ts';

export interface Column {
  readonly name: string;
  readonly quoted: string;
  readonly type: string;
  /** pg_type.typcategory: A array, S text, … */
  readonly category: string;
  /** Empty: the database's. */
  readonly collation: string;
  readonly notNull: boolean;
  readonly bytes: number;
  /** As pg_stats has it: negative is a share of the rows. Null: no statistics. */
  readonly distinct: number | null;
  readonly nulls: number | null;
  readonly correlation: number | null;
  readonly common: readonly string[] | null;
  readonly frequencies: readonly number[] | null;
}

interface Key {
  readonly key: string;
  readonly class: string;
  /** Bit 1: DESC, bit 2: NULLS FIRST. */
  readonly option: number;
  readonly included: boolean;
}

export interface Index {
  readonly table: string;
  readonly name: string;
  readonly method: string;
  readonly valid: boolean;
  readonly unique: boolean;
  readonly partial: boolean;
  readonly predicate: string;
  /** A constraint stands on it. */
  readonly needed: boolean;
  readonly bytes: number;
  readonly keys: readonly Key[];
}

interface Row {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** The partitioned table at the top; itself where there is none. */
  readonly root: string;
  readonly rootSchema: string;
  readonly rootName: string;
  readonly quoted: string;
  readonly partitioned: boolean;
  readonly rows: number;
  readonly pages: number;
  /** Never analysed: its rows are not known. */
  readonly unknown: boolean;
  readonly parts: number;
  readonly inserted: number;
  readonly updated: number;
  readonly hotUpdated: number;
  readonly deleted: number;
  /** Our role may build an index on it. */
  readonly allowed: boolean;
  readonly owner: string;
  readonly columns: readonly Column[];
}

export interface Table extends Omit<Row, 'oid' | 'schema' | 'name'> {
  readonly indexes: readonly Index[];
}

export interface Named {
  readonly schema: string;
  readonly name: string;
}

/** By `schema.name` as the plan says it; a partition leads to the table at its top. */
export async function tablesOf({ rows }: Session, named: readonly Named[]): Promise<Map<string, Table>> {
  const found = await rows<Row>('advice-tables', [named.map(({ schema }) => schema), named.map(({ name }) => name)]);
  const roots = [...new Set(found.map(({ root }) => root))];
  const indexes = await rows<Index>('advice-indexes', [roots]);
  const byRoot = new Map<string, Table>();
  for (const row of found) {
    if (byRoot.has(row.root)) continue;
    byRoot.set(row.root, { ...row, indexes: indexes.filter(({ table }) => table === row.root) });
  }
  const pairs = found.flatMap(({ schema, name, root }): [string, Table][] => {
    const table = byRoot.get(root);
    return table === undefined ? [] : [[`${schema}.${name}`, table]];
  });
  return new Map(pairs);
}

export function columnOf({ columns }: Table, quoted: string): Column | undefined {
  return columns.find((column) => column.quoted === quoted);
}

/** How many different values; half the rows where nothing is known of an expression is too good, a hundredth is careful. */
export function distinctOf(table: Table, quoted: string | undefined): number {
  const known = quoted === undefined ? null : (columnOf(table, quoted)?.distinct ?? null);
  if (known === null || known === 0) return Math.max(1, table.rows / 100);
  return Math.max(1, known > 0 ? known : -known * table.rows);
}
