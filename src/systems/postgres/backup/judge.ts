// Whether a restored copy holds what it should: rows against the living server, structure by pg_amcheck, and the canary.
import { literal, type Text } from '../../../core/words.ts';
import { isFault } from '../../../core/fault.ts';
import type { Limits } from '../thresholds.ts';
import type { Session, Writer } from '../session.ts';
import { statement } from '../statements.ts';
import type { BackupConfig } from './config.ts';
import { run, type Tools } from './programs.ts';
import type { Backup } from './source.ts';
import { words } from './words.ts';

/** The biggest ones: a copy that lacks rows lacks them there. */
const TABLES = 200;
/** Below, an estimate is not worth a comparison; that the table is there still counts. */
const COMPARED_ROWS = 1000;
const HOUR_MS = 3_600_000;
const AMCHECK_MS = 6 * HOUR_MS;

export interface LiveTable {
  readonly schema: string;
  readonly table: string;
  readonly rows: number;
}

export interface Copy {
  readonly writer: Writer;
  readonly limits: Limits;
  readonly socket: { readonly folder: string; readonly port: number };
  readonly user: string;
  /** Undefined: all of them. */
  readonly database?: string;
  readonly signal: AbortSignal;
}

export interface Judged {
  readonly tables: number;
  readonly rows: number;
  readonly wrong: Text | undefined;
}

/** Every table is there with at least about as many rows; a table that grew since the backup stays within the limit. */
export async function rowsJudged(copy: Copy, live: readonly LiveTable[]): Promise<Judged> {
  await copy.writer.act(statement('scratch-rows-function'));
  let rows = 0;
  let wrong: Text | undefined;
  for (const table of live) {
    copy.signal.throwIfAborted();
    const [found] = await copy.writer.rows<{ rows: number }>('scratch-rows', [table.schema, table.table]);
    rows += found?.rows ?? 0;
    wrong ??= wrongRows(copy, table, found?.rows);
  }
  return { tables: live.length, rows, wrong };
}

function wrongRows({ limits }: Copy, { schema, table, rows }: LiveTable, found: number | undefined): Text | undefined {
  const name = `${schema}.${table}`;
  if (found === undefined) return words.tableMissing({ table: name });
  const least = rows * (1 - limits.backupRowsPercent / 100);
  return rows >= COMPARED_ROWS && found < least ? words.rowsMissing({ table: name, found, live: rows }) : undefined;
}

export interface Canary {
  readonly newest: string | null;
  readonly wrong: Text | undefined;
}

/** Written before each backup: one that is much older than the backup means that the copy is of an older day. */
export async function canaryJudged(
  { writer, limits }: Copy,
  { schema, table, column }: NonNullable<BackupConfig['canary']>,
  backup: Backup,
): Promise<Canary> {
  const name = `${schema}.${table}.${column}`;
  await writer.act(statement('scratch-newest-function'));
  const [found] = await writer.rows<{ newest: Date | null }>('scratch-newest', [schema, table, column]);
  if (found === undefined || found.newest === null)
    return { newest: null, wrong: words.canaryMissing({ column: name }) };
  const newest = found.newest.toISOString();
  const lateMs = backup.at.getTime() - found.newest.getTime();
  const isLate = lateMs > limits.backupCanaryHours * HOUR_MS;
  return { newest, wrong: isLate ? words.canaryLate({ column: name, newest, late: lateMs }) : undefined };
}

/** Undefined: sound. A program that is not there is a Fault `not-available`, and no verdict. */
export async function structureJudged(
  tools: Tools,
  { socket, user, database, signal }: Copy,
): Promise<Text | undefined> {
  const which = database === undefined ? ['--all', '--exclude-database=template1'] : [`--database=${database}`];
  const login = [`--host=${socket.folder}`, `--port=${socket.port}`, `--username=${user}`];
  const args = [...login, ...which, '--install-missing', '--heapallindexed', '--no-strict-names'];
  const { code, complaint } = await run(tools, { program: 'pg_amcheck', args, limitMs: AMCHECK_MS, signal });
  return code === 0 ? undefined : words.amcheck({ complaint: literal(complaint) });
}

/** What `look` says, or undefined with the reason kept as a note, where the means are missing. */
export async function whereThere<T>(notes: Text[], look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (!isFault(error, 'not-available')) throw error;
    notes.push(error.text);
    return undefined;
  }
}

export async function liveTables({ rows }: Session): Promise<LiveTable[]> {
  return rows<LiveTable>('backup-live-tables', [TABLES]);
}
