// An index that somebody wishes for, as exact statements of the server: over columns that were named, or those of a
// foreign key without one.
import type { Session } from './session.ts';

export interface Wish {
  readonly tableOid: string;
  readonly schema: string;
  readonly table: string;
  readonly partitioned: boolean;
  readonly rows: number;
  readonly bytes: number;
  /** Columns that the table does not have. */
  readonly missing: readonly string[];
  readonly index: string;
  /** `(a, "B" DESC)` */
  readonly shape: string;
  readonly ddl: string;
  readonly undo: string;
  /** As the catalogue will show it; null: only the server can tell. */
  readonly shownAs: string | null;
  readonly allowed: boolean;
  readonly owner: string;
}

export interface Part {
  readonly depth: number;
  readonly schema: string;
  readonly table: string;
  readonly partitioned: boolean;
  readonly foreign: boolean;
  readonly index: string;
  readonly rows: number;
  readonly bytes: number;
  readonly ddl: string;
  readonly attach: string | null;
  readonly undo: string;
}

export interface Named {
  /** `schema.table` */
  readonly table: string;
  readonly columns: readonly string[];
  readonly down: readonly boolean[];
}

/** `schema.table(column, column DESC)` in its parts; undefined where it is written otherwise. */
export function namedColumns(subject: string): Named | undefined {
  const [, table, list] = /^(.+?)\s*\((.+)\)$/su.exec(subject) ?? [];
  if (table === undefined || list === undefined) return undefined;
  const wishes = list.split(/\s*,\s*/u).map((wish) => /^(.*?)(\s+desc|\s+asc)?$/isu.exec(wish) ?? [wish, wish]);
  const columns = wishes.map(([, column = '']) => column);
  return { table, columns, down: wishes.map(([, , way = '']) => /desc/iu.test(way)) };
}

/** Undefined: there is no such table. */
export async function wishFor({ rows }: Session, { table, columns, down }: Named): Promise<Wish | undefined> {
  return (await rows<Wish>('index-wish', [table, columns, down]))[0];
}

/** The top first, deepest last. */
export const partsOfWish = ({ rows }: Session, { tableOid, index, shape }: Wish): Promise<Part[]> =>
  rows<Part>('index-parts', [tableOid, index, shape]);
