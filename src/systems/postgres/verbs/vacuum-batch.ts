// One VACUUM command over one or many tables, watched, with a result for each of them.
import { isFault } from '../../../core/fault.ts';
import type { Progress } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { majorVersion, type Notice, type Session, type Writer } from '../session.ts';
import { supervised } from './supervised.ts';
import { toldByTable, warningAbout, type TableResult, type Told } from './vacuum-result.ts';
import { words } from './words.ts';

interface Table {
  readonly oid: string;
  readonly table: string;
  /** `schema.table` */
  readonly name: string;
}

interface Batch {
  readonly session: Session;
  readonly writer: Writer;
  readonly batch: readonly Table[];
  readonly progress: Progress;
}

export async function vacuumed(work: Batch): Promise<TableResult[]> {
  const { session, writer, batch } = work;
  const oids = batch.map(({ oid }) => oid);
  const [composed] = await session.rows<{ command: string }>('vacuum-command', [
    oids,
    majorVersion(session.server) >= 16,
  ]);
  if (composed === undefined) return batch.map((table) => skip(table, words.tableGone()));
  await work.progress({ done: 0, total: 1, text: headline(batch) });
  const before = await counters(session, oids);
  try {
    const notices = await supervised({ session, writer, text: composed.command, watch: () => watched(work) });
    const after = await counters(session, oids);
    return batch.map((table) => resultOf(table, { notices, before, after, database: session.server.database }));
  } catch (error) {
    if (!isFault(error, 'step-failed')) throw error;
    // One bad table spoils the whole command: alone, the others still get their turn.
    return batch.length === 1 ? batch.map((table) => skip(table, error.text)) : oneByOne(work);
  }
}

async function oneByOne(work: Batch): Promise<TableResult[]> {
  const results: TableResult[] = [];
  for (const table of work.batch) results.push(...(await vacuumed({ ...work, batch: [table] })));
  return results;
}

async function watched({ session, writer, batch, progress }: Batch): Promise<void> {
  const [at] = await session.rows<{ phase: string; scanned: number; total: number }>('vacuum-progress', [writer.pid]);
  const percent = at === undefined || at.total === 0 ? 0 : Math.round((at.scanned / at.total) * 100);
  const table = batch[0]?.name ?? '';
  const text =
    at !== undefined && batch.length === 1 ? words.vacuumPhase({ table, phase: at.phase, percent }) : headline(batch);
  await progress({ done: 0, total: 1, text });
}

function headline(batch: readonly Table[]): Text {
  const table = batch[0]?.name ?? '';
  return batch.length === 1 ? words.vacuuming({ table }) : words.vacuumingMany({ table, more: batch.length - 1 });
}

interface Counters {
  readonly oid: string;
  readonly dead: number;
  readonly vacuums: number;
}

async function counters({ rows }: Session, oids: readonly string[]): Promise<ReadonlyMap<string, Counters>> {
  const found = await rows<Counters>('vacuumed-tables', [oids]);
  return new Map(found.map((row) => [row.oid, row]));
}

interface Evidence {
  readonly notices: readonly Notice[];
  readonly before: ReadonlyMap<string, Counters>;
  readonly after: ReadonlyMap<string, Counters>;
  readonly database: string;
}

function resultOf(table: Table, { notices, before, after, database }: Evidence): TableResult {
  const was = before.get(table.oid);
  const is = after.get(table.oid);
  if (is === undefined || was === undefined) return skip(table, words.tableGone());
  // Rows that a passing query had pruned already are not in the server's count, but they were in the plan's.
  const fewer = Math.max(0, was.dead - is.dead);
  const messages = toldByTable(notices);
  const told = messages.get(`${database}.${table.name}`) ?? messages.get(table.name);
  if (told !== undefined) return done(table, { ...told, removed: Math.max(told.removed, fewer) });
  if (is.vacuums > was.vacuums) return done(table, { removed: fewer, kept: is.dead });
  const warning = warningAbout(notices, table.table);
  return skip(table, warning === undefined ? words.locked() : literal(warning));
}

function done({ name }: Table, told: Told): TableResult {
  return { name, ...told, skipped: false };
}

function skip({ name }: Table, reason: Text): TableResult {
  return { name, removed: 0, kept: 0, skipped: true, reason };
}
