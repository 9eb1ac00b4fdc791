// Rebuilds one index concurrently. The server builds a new one beside it and swaps them: the old one serves until then,
// and if it breaks off, only an invalid copy is left, which is taken away by the name that the server gave it.
import { z } from 'zod';
import type { Step } from '../../../core/change.ts';
import { Fault, isFault } from '../../../core/fault.ts';
import type { Progress, SystemVerb, VerbResult } from '../../../core/system.ts';
import { literal } from '../../../core/words.ts';
import { passGates } from '../gates.ts';
import { messageOf } from '../refusal.ts';
import type { Session, Writer } from '../session.ts';
import { indexByName, looked, type Index } from './index-state.ts';
import { supervised } from './supervised.ts';
import { waitOf } from './waiting.ts';
import { words } from './words-indexes.ts';

const reindexArguments = z.object({
  schema: z.string(),
  index: z.string(),
  /** Before: the rebuilt one has another number. */
  oid: z.string(),
  definition: z.string(),
  /** Invalid copies that were there before, of whomever. */
  leftBefore: z.array(z.string()),
});
type Wanted = z.infer<typeof reindexArguments>;

export const reindex: SystemVerb<Session> = {
  name: 'postgres.reindex',
  state: (session, args) =>
    looked(async () => {
      const wanted = reindexArguments.parse(args);
      const found = await indexByName(session, wanted);
      if (found === undefined || found.oid === wanted.oid || !found.usable) return { state: 'not-done' };
      // Swapped, but the old one may still be there: running again takes it away.
      if ((await leftovers(session, wanted, found)).length > 0) return { state: 'not-done' };
      return { state: 'done', result: {}, said: words.rebuiltAlready({ index: wanted.index }) };
    }),
  async run(session, args, progress) {
    const wanted = reindexArguments.parse(args);
    const writer = await session.writer();
    const found = await approved(session, wanted);
    const work = { session, writer, wanted, progress, found };
    await cleared(work);
    if (found.oid !== wanted.oid) return finished(work);
    await passGates(session, progress, { tableOid: found.tableOid, waitsForSnapshots: true });
    await rebuilt(work);
    await cleared(work);
    return finished(work);
  },
  // Nothing is to be brought back: the index serves as before. What a killed rebuild left goes.
  undo: (args): Step => ({
    verb: 'postgres.clear-rebuild',
    args,
    text: words.clear({ index: reindexArguments.parse(args).index }),
  }),
};

export const clearRebuild: SystemVerb<Session> = {
  name: 'postgres.clear-rebuild',
  state: (session, args) =>
    looked(async () => {
      const wanted = reindexArguments.parse(args);
      const found = await indexByName(session, wanted);
      const isClear = found === undefined || (await leftovers(session, wanted, found)).length === 0;
      return isClear ? { state: 'done', ...clear(wanted) } : { state: 'not-done' };
    }),
  async run(session, args, progress) {
    const wanted = reindexArguments.parse(args);
    // Whoever still rebuilds for us is ended by this.
    const writer = await session.writer();
    const found = await indexByName(session, wanted);
    if (found !== undefined) await cleared({ session, writer, wanted, progress, found });
    return clear(wanted);
  },
};

function clear({ index }: Wanted): VerbResult {
  return { result: {}, said: words.cleared({ index }) };
}

interface Work {
  readonly session: Session;
  readonly writer: Writer;
  readonly wanted: Wanted;
  readonly progress: Progress;
  readonly found: Index;
}

async function approved(session: Session, wanted: Wanted): Promise<Index> {
  const { index, definition } = wanted;
  const found = await indexByName(session, wanted);
  if (found === undefined) throw new Fault('plan-moved', words.rebuildGone({ index }));
  if (found.definition === definition) return found;
  throw new Fault('plan-moved', words.rebuildMoved({ index, definition: found.definition }));
}

async function rebuilt(work: Work): Promise<void> {
  const { session, writer, wanted } = work;
  const [composed] = await session.rows<{ command: string }>('reindex-command', [wanted.oid]);
  if (composed === undefined) throw new Fault('plan-moved', words.rebuildGone({ index: wanted.index }));
  await tell(work, composed.command);
  try {
    await supervised({ session, writer, text: composed.command, watch: () => tell(work, composed.command) });
  } catch (error) {
    if (isFault(error, 'step-failed') || isFault(error, 'cancelled')) await cleared(work, error);
    throw error;
  }
}

interface Left {
  readonly oid: string;
  readonly ddl: string;
}

function leftovers({ rows }: Session, { schema, index, leftBefore }: Wanted, { tableOid }: Index): Promise<Left[]> {
  return rows<Left>('rebuild-leftovers', [schema, index, tableOid, leftBefore]);
}

/** Takes our invalid copies away; after `error`, in whose place it must not fail unseen. */
async function cleared({ session, writer, wanted, found }: Work, error?: Fault): Promise<void> {
  for (const { ddl } of await leftovers(session, wanted, found)) {
    try {
      await supervised({ session, writer, text: ddl, watch: () => Promise.resolve() });
    } catch (failed) {
      if (isFault(failed, 'outcome-unknown') || error === undefined) throw failed;
      const message = messageOf(error.cause ?? error);
      throw new Fault('step-failed', words.carcass({ index: wanted.index, message, ddl }), { cause: failed });
    }
  }
}

async function finished({ session, wanted, found }: Work): Promise<VerbResult> {
  const { bytes: after } = await approved(session, wanted);
  const { index } = wanted;
  const before = found.bytes;
  return { result: { bytesBefore: before, bytesAfter: after }, said: words.rebuilt({ index, before, after }) };
}

async function tell({ session, writer, progress }: Work, command: string): Promise<void> {
  const [build] = await session.rows<{ phase: string; done: number; total: number }>('build-progress', [writer.pid]);
  const percent = build === undefined || build.total === 0 ? 0 : Math.round((build.done / build.total) * 100);
  const wait = await waitOf(session, writer);
  const working = build === undefined ? literal(command) : literal(`${command} · ${build.phase}, ${percent} %`);
  await progress({ done: percent, total: 100, text: wait ?? working });
}
