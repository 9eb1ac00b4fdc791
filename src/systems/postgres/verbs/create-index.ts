// Builds one index from its saved definition, concurrently, with what the definition leaves out: comment, tablespace,
// statistics targets. A build that does not end well takes its own ruin away.
import type { Step } from '../../../core/change.ts';
import { Fault, isFault } from '../../../core/fault.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Progress, SystemVerb, VerbResult } from '../../../core/system.ts';
import { literal } from '../../../core/words.ts';
import { passGates } from '../gates.ts';
import { messageOf } from '../refusal.ts';
import type { Session, Writer } from '../session.ts';
import { createArguments, indexByName, looked, type CreateArguments, type Index } from './index-state.ts';
import { supervised } from './supervised.ts';
import { waitOf } from './waiting.ts';
import { words } from './words.ts';

export const createIndex: SystemVerb<Session> = {
  name: 'postgres.create-index',
  state: (session, args) =>
    looked(async () => {
      const wanted = createArguments.parse(args);
      const found = await indexByName(session, wanted);
      if (found === undefined) return { state: 'not-done' };
      if (!isWanted(found, wanted)) return { state: 'unknown', reason: taken(wanted, found) };
      // Built, but the comment is set after the build: running again sets it.
      if (!found.usable || found.comment !== wanted.comment) return { state: 'not-done' };
      return { state: 'done', ...present(found) };
    }),
  async run(session, args, progress) {
    const wanted = createArguments.parse(args);
    const writer = await session.writer();
    const found = await indexByName(session, wanted);
    if (found !== undefined && !isWanted(found, wanted)) {
      throw new Fault('step-failed', taken(wanted, found));
    }
    const building = { session, writer, wanted, progress };
    if (found?.usable === false) await removed(building, found);
    if (found?.usable !== true) await built(building);
    return finished(building);
  },
  undo: (args, result) => dropStep(createArguments.parse(args), result),
};

function isWanted({ definition }: Index, { shownAs }: CreateArguments): boolean {
  return shownAs === null || definition === shownAs;
}

/** Takes away what was built, or the ruin of a build that nobody could finish. */
function dropStep(wanted: CreateArguments, { oid, definition: seen }: JsonObject): Step | undefined {
  const { schema, index, definition: createDdl, shownAs } = wanted;
  const definition = typeof seen === 'string' ? seen : shownAs;
  if (definition === null) return undefined;
  const number = typeof oid === 'string' ? oid : null;
  const args: JsonObject = { schema, index, oid: number, definition, createDdl, expendable: true };
  return { verb: 'postgres.drop-index', args, text: words.dropBuilt({ index }) };
}

interface Building {
  readonly session: Session;
  readonly writer: Writer;
  readonly wanted: CreateArguments;
  readonly progress: Progress;
}

async function built(building: Building): Promise<void> {
  const { session, writer, wanted, progress } = building;
  await passGates(session, progress, { waitsForSnapshots: true });
  await writer.rows('next-tablespace', [wanted.tablespace]);
  await tell(building);
  try {
    await supervised({ session, writer, text: wanted.definition, watch: () => tell(building) });
  } catch (error) {
    if (!isFault(error, 'step-failed') && !isFault(error, 'cancelled')) throw error;
    const left = await indexByName(session, wanted);
    if (left !== undefined && !left.usable && isWanted(left, wanted)) await cleared(building, left, error);
    throw error;
  }
}

async function cleared(building: Building, left: Index, error: Fault): Promise<void> {
  const watch = () => Promise.resolve();
  try {
    await supervised({ ...building, text: left.ddl, watch });
  } catch (failed) {
    if (isFault(failed, 'outcome-unknown')) throw failed;
    const message = messageOf(error.cause ?? error);
    const text = words.createHalfway({ index: left.index, message, ddl: left.ddl });
    throw new Fault('step-failed', text, { cause: failed });
  }
}

async function removed(building: Building, ruin: Index): Promise<void> {
  await building.progress({ done: 0, total: 1, text: literal(ruin.ddl) });
  await supervised({ ...building, text: ruin.ddl, watch: () => tell(building) });
}

async function finished({ session, writer, wanted, progress }: Building): Promise<VerbResult> {
  const { schema, index, comment, statistics } = wanted;
  const values = [schema, index, comment, JSON.stringify(statistics ?? [])];
  for (const { command } of await session.rows<{ command: string }>('index-finish', values)) {
    await progress({ done: 1, total: 1, text: literal(command) });
    await writer.act(command);
  }
  const found = await indexByName(session, wanted);
  if (found?.usable !== true) throw new Fault('step-failed', words.notUsable({ index }));
  const { bytes } = found;
  return { ...present(found), said: words.created({ index, bytes }) };
}

interface Build {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

async function tell({ session, writer, wanted, progress }: Building): Promise<void> {
  const wait = await waitOf(session, writer);
  const [build] = await session.rows<Build>('build-progress', [writer.pid]);
  const percent = build === undefined || build.total === 0 ? 0 : Math.round((build.done / build.total) * 100);
  const working = build === undefined ? literal(wanted.definition) : words.buildPhase({ phase: build.phase, percent });
  await progress({ done: 0, total: 1, text: wait ?? working });
}

function present({ oid, schema, index, definition, bytes }: Index): VerbResult {
  return { result: { oid, schema, index, definition, bytes }, said: words.present({ index }) };
}

function taken({ index }: CreateArguments, found: Index) {
  return words.nameTaken({ index, definition: found.definition });
}
