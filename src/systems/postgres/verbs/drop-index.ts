// Drops one index, concurrently: nobody is blocked. It is dropped only while it and its twin are what was approved.
import type { Step } from '../../../core/change.ts';
import { Fault, isFault } from '../../../core/fault.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Progress, SystemVerb, VerbResult } from '../../../core/system.ts';
import { literal } from '../../../core/words.ts';
import { messageOf } from '../refusal.ts';
import { passGates } from '../gates.ts';
import type { Session } from '../session.ts';
import { dropArguments, indexByOid, indexMeant, looked, type DropArguments, type Index } from './index-state.ts';
import { supervised } from './supervised.ts';
import { untilTableIsQuiet, waitOf } from './waiting.ts';
import { words } from './words.ts';

export const dropIndex: SystemVerb<Session> = {
  name: 'postgres.drop-index',
  state: (session, args) =>
    looked(async () => {
      const wanted = dropArguments.parse(args);
      // An invalid one is our own drop, half way: running again finishes it.
      if ((await indexMeant(session, wanted)) !== undefined) return { state: 'not-done' };
      return { state: 'done', ...gone(wanted) };
    }),
  async run(session, args, progress) {
    const wanted = dropArguments.parse(args);
    const found = await approved(session, wanted);
    if (found === undefined) return gone(wanted);
    await passGates(session, progress, { tableOid: found.tableOid });
    await untilTableIsQuiet(session, found.oid, progress);
    const index = await approved(session, wanted);
    return index === undefined ? gone(wanted) : dropped({ session, wanted, index, progress });
  },
  undo: (args) => {
    const wanted = dropArguments.parse(args);
    return wanted.expendable ? undefined : createStep(wanted);
  },
};

/** The index, if it and its twin are still what was approved; undefined if it is gone. */
async function approved(session: Session, wanted: DropArguments): Promise<Index | undefined> {
  const { index, definition, twin } = wanted;
  const found = await indexMeant(session, wanted);
  if (found === undefined) return undefined;
  if (found.definition !== definition) {
    throw new Fault('plan-moved', words.indexMoved({ index, definition: found.definition }));
  }
  if (twin !== undefined) {
    const kept = await indexByOid(session, twin.oid);
    if (kept?.usable !== true || kept.definition !== twin.definition) {
      throw new Fault('plan-moved', words.twinMoved({ twin: twin.index, index }));
    }
  }
  return found;
}

interface Drop {
  readonly session: Session;
  readonly wanted: DropArguments;
  readonly index: Index;
  readonly progress: Progress;
}

async function dropped({ session, wanted, index, progress }: Drop): Promise<VerbResult> {
  const writer = await session.writer();
  const tell = async () => {
    const text = (await waitOf(session, writer)) ?? literal(index.ddl);
    await progress({ done: 0, total: 1, text });
  };
  await tell();
  try {
    await supervised({ session, writer, text: index.ddl, watch: tell });
  } catch (error) {
    if (!isFault(error, 'step-failed') && !isFault(error, 'cancelled')) throw error;
    const left = await indexByOid(session, index.oid);
    if (left === undefined) return gone(wanted);
    if (left.usable) throw error;
    const message = messageOf(error.cause ?? error);
    throw new Fault(error.code, words.dropHalfway({ index: wanted.index, message }), { cause: error });
  }
  if ((await indexByOid(session, index.oid)) !== undefined) {
    throw new Fault('step-failed', words.stillThere({ index: wanted.index }));
  }
  const { bytes } = index;
  return { result: { oid: index.oid, bytes }, said: words.dropped({ index: wanted.index, bytes }) };
}

function gone({ oid, index }: DropArguments): VerbResult {
  return { result: { oid }, said: words.gone({ index }) };
}

function createStep({ schema, index, comment, tablespace, statistics, createDdl, definition }: DropArguments): Step {
  const args: JsonObject = {
    schema,
    index,
    comment,
    tablespace,
    statistics,
    definition: createDdl,
    shownAs: definition,
  };
  return { verb: 'postgres.create-index', args, text: literal(createDdl) };
}
