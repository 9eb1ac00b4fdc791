// Builds one index: for the foreign key, the advice or the columns asked for, else for the biggest foreign key without one.
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { advisedWish } from '../advice/wish.ts';
import { columnsName, unindexedKeys, type UnindexedKey } from '../foreign-keys.ts';
import { gateLines } from '../gates.ts';
import { namedColumns, wishFor, type Wish } from '../index-wish.ts';
import type { Session } from '../session.ts';
import { partsStep } from './create-index-parts.ts';
import { BUILD_BYTES_PER_SECOND } from './drop-index.ts';
import { words as plans } from './words.ts';
import { words } from './words-indexes.ts';

/** A key of eight bytes with its header and line pointer, at the usual fill factor. */
const ENTRY_BYTES = 22;

export interface Reasoned {
  readonly wish: Wish;
  readonly why: Text;
}

export const createIndexRemedy: Remedy<Session> = {
  id: 'postgres.create-index',
  title: words.create(),
  risk: 'medium',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: plans.standby() };
    const wanted = await wantedIndex(session, subject);
    if ('key' in wanted) return { kind: 'nothing', reason: wanted };
    const { wish } = wanted;
    const table = `${wish.schema}.${wish.table}`;
    if (wish.missing.length > 0) {
      return { kind: 'nothing', reason: words.noSuchColumns({ table, columns: wish.missing.join(', ') }) };
    }
    if (!wish.allowed) {
      const { owner, ddl } = wish;
      return { kind: 'nothing', reason: words.notAllowed({ role: session.server.role, table, owner, ddl }) };
    }
    return planned(session, wanted);
  },
};

/** The index, or why there is none. */
async function wantedIndex(session: Session, subject: string | undefined): Promise<Reasoned | Text> {
  const keys = await unindexedKeys(session);
  const key = keys.find((one) =>
    subject === undefined ? one.rows >= session.limits.foreignKeyRows && !one.weak : columnsName(one) === subject,
  );
  if (key !== undefined) return forKey(session, key);
  if (subject === undefined) return words.nothingToCreate();
  const advised = await advisedWish(session, subject);
  if (advised !== undefined) return advised;
  const named = namedColumns(subject);
  const wish = named && (await wishFor(session, named));
  if (wish === undefined) return words.noSuchTable({ table: subject });
  const { schema, table, shape, rows } = wish;
  return { wish, why: words.whyAsked({ table: `${schema}.${table}`, shape, rows }) };
}

async function forKey(session: Session, key: UnindexedKey): Promise<Reasoned | Text> {
  const { schema, columns, constraint, parent, rows } = key;
  const table = `${schema}.${key.table}`;
  const wish = await wishFor(session, { table, columns, down: columns.map(() => false) });
  if (wish === undefined) return words.noSuchTable({ table });
  return { wish, why: words.whyKey({ constraint, parent, rows, table }) };
}

async function planned(session: Session, { wish, why }: Reasoned): Promise<Proposal> {
  const made = wish.partitioned ? await partsStep(session, wish) : wholeStep(wish);
  if ('key' in made) return { kind: 'nothing', reason: made };
  const { bytes, rows, index, schema, table, undo } = wish;
  const size = Math.max(8192, rows * ENTRY_BYTES);
  const plan: PlanDraft = {
    title: words.createTitle({ index, target: session.target }),
    why,
    steps: [made.step],
    tests: [],
    evidence: await gateLines(session, { waitsForSnapshots: true }),
    cost: {
      locks: made.locks,
      time: words.createTime({ time: Math.max(1000, ((bytes + size) / BUILD_BYTES_PER_SECOND) * 1000) }),
      space: words.createSpace({ bytes: size }),
      outage: plans.noOutage(),
    },
    undo: { possible: true, text: wish.partitioned ? words.partsUndo() : words.createUndo() },
    proof: {
      gauges: ['', `${schema}.${table}.${index}`].map((subject) => ({ gauge: 'postgres.index-bytes', subject })),
      text: words.createProof(),
    },
    detail: `${made.statements.map((one) => `${one};\n`).join('')}undo: ${undo};\n`,
  };
  return { kind: 'plan', plan };
}

function wholeStep({ schema, index, ddl, shownAs }: Wish) {
  const args = { schema, index, definition: ddl, shownAs };
  const step = { verb: 'postgres.create-index', args, text: literal(ddl) };
  return { step, locks: words.createLocks(), statements: [ddl] };
}
