// Takes the statistics of tables anew. From 18 the old ones are kept, so that they can be put back: a plan that was good
// with the old numbers may be bad with the new.
import { z } from 'zod';
import type { Step } from '../../../core/change.ts';
import { Fault, isFault } from '../../../core/fault.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import type { SystemVerb, VerbResult } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { passGates } from '../gates.ts';
import { majorVersion, type Notice, type Session, type Writer } from '../session.ts';
import { staleStatistics } from '../stale-statistics.ts';
import { supervised } from './supervised.ts';
import { words } from './words-tables.ts';

const analyzeArguments = z.object({
  tables: z.array(z.object({ oid: z.string(), name: z.string() })),
});
type Table = z.infer<typeof analyzeArguments>['tables'][number];

export const RESTORES_SINCE = 18;
const ALL = 1_000_000;

export const analyze: SystemVerb<Session> = {
  name: 'postgres.analyze',
  async state(session, args) {
    const { tables } = analyzeArguments.parse(args);
    // Repeating it harms nothing.
    if ((await stillStale(session, tables)).length > 0) return { state: 'not-done' };
    return { state: 'done', result: {}, said: words.analyzed({ count: tables.length }) };
  },
  async run(session, args, progress) {
    const { tables } = analyzeArguments.parse(args);
    const writer = await session.writer();
    const left = await stillStale(session, tables);
    const saved = await savedStatistics(session, writer, left);
    const skipped: Text[] = [];
    for (const [n, table] of left.entries()) {
      await passGates(session, progress, {});
      await progress({ done: n, total: left.length, text: words.analyzing({ table: table.name }) });
      const reason = await analyzed(session, writer, table, () =>
        progress({ done: n, total: left.length, text: words.analyzing({ table: table.name }) }),
      );
      if (reason !== undefined) skipped.push(reason);
    }
    return summary({ count: tables.length, skipped, saved });
  },
  undo: (_, { saved }): Step | undefined => {
    if (!Array.isArray(saved) || saved.length === 0) return undefined;
    const text = words.restore({ count: saved.length });
    return { verb: 'postgres.restore-statistics', args: { tables: saved as Json[] }, text };
  },
};

/** What somebody else, or we before a restart, analysed already is left out: its old statistics are gone. */
async function stillStale(session: Session, tables: readonly Table[]): Promise<readonly Table[]> {
  const stale = new Set((await staleStatistics(session, ALL)).map(({ oid }) => oid));
  return tables.filter(({ oid }) => stale.has(oid));
}

/** From the writing role, which owns the tables and so sees all of their statistics. */
async function savedStatistics(session: Session, writer: Writer, tables: readonly Table[]): Promise<JsonObject[]> {
  if (majorVersion(session.server) < RESTORES_SINCE) return [];
  return writer.rows<JsonObject>('statistics-of', [tables.map(({ oid }) => oid)]);
}

/** Undefined: done; else why it was skipped. */
async function analyzed(
  session: Session,
  writer: Writer,
  { oid }: Table,
  watch: () => Promise<void>,
): Promise<Text | undefined> {
  const [composed] = await session.rows<{ command: string }>('analyze-command', [oid]);
  if (composed === undefined) return words.skipped();
  try {
    return warning(await supervised({ session, writer, text: composed.command, watch }));
  } catch (error) {
    if (isFault(error, 'step-failed')) return error.text;
    throw error;
  }
}

// Without the right, and where a lock is in the way, the server only warns and calls that a success.
function warning(notices: readonly Notice[]): Text | undefined {
  const found = notices.find(({ severity }) => severity === 'WARNING');
  return found === undefined ? undefined : literal(found.message);
}

interface Done {
  readonly count: number;
  readonly skipped: readonly Text[];
  readonly saved: readonly JsonObject[];
}

function summary({ count, skipped, saved }: Done): VerbResult {
  const [reason] = skipped;
  if (reason !== undefined && skipped.length === count) throw new Fault('step-failed', words.analyzedNone({ reason }));
  const said = words.analyzed({ count: count - skipped.length });
  const result = { saved, skipped: skipped.length };
  return {
    result,
    said: reason === undefined ? said : words.analyzedSkipped({ said, skipped: skipped.length, reason }),
  };
}
