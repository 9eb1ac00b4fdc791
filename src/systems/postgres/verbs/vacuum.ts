// Vacuums tables: a large one in a command of its own, small ones many at once, with a result for each.
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { Progress, StepState, SystemVerb, VerbResult } from '../../../core/system.ts';
import { deadRows } from '../dead-rows.ts';
import { passGates } from '../gates.ts';
import { horizonHolders } from '../horizon.ts';
import { majorVersion, type Session, type Writer } from '../session.ts';
import { statement } from '../statements.ts';
import { vacuumed } from './vacuum-batch.ts';
import { totals, type TableResult } from './vacuum-result.ts';
import { words } from './words.ts';

const vacuumArguments = z.object({
  tables: z.array(z.object({ oid: z.string(), table: z.string(), name: z.string(), large: z.boolean() })),
});
type Table = z.infer<typeof vacuumArguments>['tables'][number];

/** One command over 100 tables is ten times as fast as 100 commands, and a cancel loses little. */
const BATCH = 100;
const ALL = 1_000_000;

export const vacuum: SystemVerb<Session> = {
  name: 'postgres.vacuum',
  async state(session, args) {
    const { tables } = vacuumArguments.parse(args);
    const wanted = new Set(tables.map(({ oid }) => oid));
    const waiting = (await deadRows(session, ALL)).filter(({ oid, over }) => over && wanted.has(oid));
    // Repeating it harms nothing.
    if (waiting.length > 0) return { state: 'not-done' };
    return { state: 'done', result: {}, said: words.belowTrigger({ count: tables.length }) } satisfies StepState;
  },
  async run(session, args, progress) {
    const { tables } = vacuumArguments.parse(args);
    const writer = await session.writer();
    const results: TableResult[] = [];
    for (const batch of batches(tables)) {
      const counted: Progress = (update) => progress({ ...update, done: results.length, total: tables.length });
      await passGates(session, counted, { freezes: true });
      results.push(...(await vacuumed({ session, writer, batch, progress: counted })));
    }
    await finished(session, writer, progress);
    return summary(session, results);
  },
};

function batches(tables: readonly Table[]): Table[][] {
  const small = tables.filter(({ large }) => !large);
  const groups = Array.from({ length: Math.ceil(small.length / BATCH) }, (_, n) =>
    small.slice(n * BATCH, (n + 1) * BATCH),
  );
  return [...tables.filter(({ large }) => large).map((table) => [table]), ...groups];
}

async function finished(session: Session, writer: Writer, progress: Progress): Promise<void> {
  if (majorVersion(session.server) < 16) return;
  await progress({ done: 1, total: 1, text: words.working() });
  await writer.act(statement('vacuum-database-stats'));
}

async function summary(session: Session, results: readonly TableResult[]): Promise<VerbResult> {
  const { done, removed, kept, skipped } = totals(results);
  const reason = skipped[0]?.reason;
  if (done === 0) throw new Fault('step-failed', words.vacuumNothing({ reason: reason ?? '' }));
  const [holder] = kept > 0 ? await horizonHolders(session) : [];
  const first = words.vacuumed({ count: done, removed });
  const second =
    kept === 0
      ? first
      : holder === undefined
        ? words.vacuumedKept({ said: first, kept })
        : words.vacuumedHeld({ said: first, kept, holder: holder.name });
  const said = reason === undefined ? second : words.vacuumedSkipped({ said: second, skipped: skipped.length, reason });
  const tables = results.map(({ name, removed, kept, skipped }) => ({ table: name, removed, kept, skipped }));
  return { result: { tables, removed, notYetRemovable: kept, heldBy: holder?.name ?? null }, said };
}
