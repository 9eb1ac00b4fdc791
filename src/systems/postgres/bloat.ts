// Tables and B-trees that hold more space than they need: estimated from statistics, and read by pgstattuple where the
// extension is there, as far as a byte budget goes. What the checks report and the remedy rebuilds.
import { isFault } from '../../core/fault.ts';
import { indexBloatPercent, tableBloatPercent, type BTree, type Heap } from './bloat-estimate.ts';
import type { Session } from './session.ts';

const AT_MOST = 50;
const MEASURED_AT_MOST = 10;

interface Place {
  readonly oid: string;
  readonly schema: string;
  readonly table: string;
  readonly bytes: number;
  readonly fillPercent: number;
  readonly ddl: string;
}
export interface BigTable extends Place, Heap {}
export interface BigIndex extends Place, BTree {
  readonly index: string;
  readonly indexSchema: string;
  readonly unique: boolean;
  readonly exclusion: boolean;
  readonly definition: string;
  readonly allowed: boolean;
  readonly owner: string;
}

export interface Bloat<Thing> {
  readonly thing: Thing;
  /** Undefined: nobody could tell. */
  readonly percent: number | undefined;
  readonly measured: boolean;
}

export async function tableBloat(session: Session): Promise<Bloat<BigTable>[]> {
  const tables = await session.rows<BigTable>('bloated-tables', [AT_MOST, session.limits.bloatMinimumBytes]);
  const guessed = tables.map((thing) => ({ thing, percent: tableBloatPercent(thing), measured: false }));
  return measured(session, guessed, async (schema, { oid, fillPercent }) => {
    const read = await asked(session, 'table-free-space', [oid, schema]);
    // What the fill factor leaves free is wanted.
    return read === undefined ? undefined : Math.max(0, read - (100 - fillPercent));
  });
}

export async function indexBloat(session: Session): Promise<Bloat<BigIndex>[]> {
  const indexes = await session.rows<BigIndex>('bloated-indexes', [AT_MOST, session.limits.bloatMinimumBytes]);
  const guessed = indexes.map((thing) => ({ thing, percent: indexBloatPercent(thing), measured: false }));
  return measured(session, guessed, (schema, { oid, fillPercent }) =>
    asked(session, 'index-free-space', [oid, schema, fillPercent]),
  );
}

type Measure<Thing> = (schema: string, thing: Thing) => Promise<number | undefined>;

/** The suspicious ones and those that nobody could estimate are read, the biggest first, within the budget. */
async function measured<Thing extends Place>(
  session: Session,
  guessed: readonly Bloat<Thing>[],
  measure: Measure<Thing>,
): Promise<Bloat<Thing>[]> {
  const [reader] = await session.rows<{ schema: string }>('space-reader');
  if (reader === undefined) return [...guessed];
  const { bloatPercent, bloatReadBytes } = session.limits;
  const result: Bloat<Thing>[] = [];
  let left = bloatReadBytes;
  let reads = 0;
  for (const guess of guessed) {
    const { thing, percent } = guess;
    const isWorth =
      (percent === undefined || percent >= bloatPercent) && thing.bytes <= left && reads < MEASURED_AT_MOST;
    const read = isWorth ? await measure(reader.schema, thing) : undefined;
    if (isWorth) [left, reads] = [left - thing.bytes, reads + 1];
    result.push(read === undefined ? guess : { thing, percent: read, measured: true });
  }
  return result;
}

/** Undefined where the server refuses: locked meanwhile, gone, or not readable by the extension. */
async function asked(session: Session, name: string, values: readonly unknown[]): Promise<number | undefined> {
  const [question] = await session.rows<{ text: string }>(name, values);
  if (question === undefined) return undefined;
  try {
    return (await session.composed<{ percent: number }>(question.text))[0]?.percent;
  } catch (error) {
    if (isFault(error, 'not-available')) return undefined;
    throw error;
  }
}
