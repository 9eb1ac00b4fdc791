// An index over a partitioned table, built without blocking: an empty one on each partitioned level, one on each leaf
// concurrently, then each attached to the one above. Every part is looked at before it is made, so it can be resumed.
import { z } from 'zod';
import type { Step } from '../../../core/change.ts';
import { Fault } from '../../../core/fault.ts';
import type { Progress, SystemVerb, VerbResult } from '../../../core/system.ts';
import { withBriefLock } from './brief-lock.ts';
import { createIndex } from './create-index.ts';
import { dropIndex } from './drop-index.ts';
import { indexByName, looked } from './index-state.ts';
import type { Session } from '../session.ts';
import { words } from './words-indexes.ts';

const part = z.object({
  schema: z.string(),
  index: z.string(),
  partitioned: z.boolean(),
  ddl: z.string(),
  attach: z.string().nullable(),
  undo: z.string(),
});
const partsArguments = z.object({ parts: z.array(part).min(1) });
type Part = z.infer<typeof part>;

function partsOf(args: unknown): { top: Part; parts: Part[] } {
  const { parts } = partsArguments.parse(args);
  const [top] = parts;
  if (top === undefined) throw new Error('an index without parts');
  return { top, parts };
}

export const createPartitionedIndex: SystemVerb<Session> = {
  name: 'postgres.create-partitioned-index',
  state: (session, args) =>
    looked(async () => {
      const { top } = partsOf(args);
      const found = await indexByName(session, top);
      return found?.usable === true ? { state: 'done', ...there(top) } : { state: 'not-done' };
    }),
  async run(session, args, progress) {
    const { top, parts } = partsOf(args);
    for (const [done, one] of parts.entries()) {
      const counted: Progress = (update) => progress({ ...update, done, total: parts.length });
      await (one.partitioned ? level(session, one, counted) : leaf(session, one, counted));
    }
    // From the deepest on, so that each level is whole when it is attached itself.
    for (const one of parts.toReversed()) await attached(session, one, progress);
    if ((await indexByName(session, top))?.usable !== true) {
      throw new Fault('step-failed', words.partsInvalid({ index: top.index }));
    }
    return { result: {}, said: words.partsBuilt({ index: top.index, parts: parts.length - 1 }) };
  },
  undo: (args): Step => {
    const { top, parts } = partsOf(args);
    const text = words.partsDrop({ index: top.index, parts: parts.length - 1 });
    return { verb: 'postgres.drop-partitioned-index', args, text };
  },
};

export const dropPartitionedIndex: SystemVerb<Session> = {
  name: 'postgres.drop-partitioned-index',
  state: (session, args) =>
    looked(async () => {
      const { top, parts } = partsOf(args);
      for (const one of parts) if ((await indexByName(session, one)) !== undefined) return { state: 'not-done' };
      return { state: 'done', result: {}, said: words.partsDropped({ index: top.index }) };
    }),
  async run(session, args, progress) {
    const { top, parts } = partsOf(args);
    const writer = await session.writer();
    // What is attached goes with the one above it; the server knows no concurrent way for that.
    for (const one of parts.filter(({ partitioned }) => partitioned)) {
      if ((await indexByName(session, one)) !== undefined) await withBriefLock(writer, one.undo, progress);
    }
    for (const one of parts.filter(({ partitioned }) => !partitioned)) {
      const left = await indexByName(session, one);
      if (left === undefined) continue;
      const { oid, schema, index, definition } = left;
      const args = { oid, schema, index, definition, createDdl: one.ddl, expendable: true };
      await dropIndex.run(session, args, progress);
    }
    return { result: {}, said: words.partsDropped({ index: top.index }) };
  },
};

function there({ index }: Part): VerbResult {
  return { result: {}, said: words.partsThere({ index }) };
}

async function level(session: Session, one: Part, progress: Progress): Promise<void> {
  if ((await indexByName(session, one)) !== undefined) return;
  await withBriefLock(await session.writer(), one.ddl, progress);
}

async function leaf(session: Session, { schema, index, ddl }: Part, progress: Progress): Promise<void> {
  await createIndex.run(session, { schema, index, definition: ddl, shownAs: null }, progress);
}

async function attached(session: Session, { schema, index, attach }: Part, progress: Progress): Promise<void> {
  if (attach === null) return;
  const [state] = await session.rows<{ attached: boolean }>('index-attached', [schema, index]);
  if (state?.attached !== true) await withBriefLock(await session.writer(), attach, progress);
}
