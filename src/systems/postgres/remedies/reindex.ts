// Rebuilds one bloated B-tree concurrently: the one asked for, else the one that gives most space back.
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { indexBloat, type BigIndex, type Bloat } from '../bloat.ts';
import { gateLines } from '../gates.ts';
import { invalidIndexes } from '../invalid.ts';
import type { Session } from '../session.ts';
import { BUILD_BYTES_PER_SECOND } from './drop-index.ts';
import { words as plans } from './words.ts';
import { words } from './words-indexes.ts';

export const reindexRemedy: Remedy<Session> = {
  id: 'postgres.reindex',
  title: words.reindex(),
  risk: 'medium',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: plans.standby() };
    const all = await indexBloat(session);
    const found = all
      .filter(({ thing, percent = 0 }) =>
        subject === undefined
          ? percent >= session.limits.bloatPercent && wasteOf({ thing, percent }) >= session.limits.bloatMinimumBytes
          : nameOf(thing) === subject && percent >= session.limits.bloatPercent,
      )
      .toSorted((a, b) => wasteOf(b) - wasteOf(a));
    const chosen = found.find(({ thing }) => thing.allowed && !thing.exclusion);
    if (chosen === undefined) return { kind: 'nothing', reason: whyNothing(session, { all, found, subject }) };
    return { kind: 'plan', plan: await planOf(session, chosen) };
  },
};

function nameOf({ schema, table, index }: BigIndex): string {
  return `${schema}.${table}.${index}`;
}

function wasteOf({ thing, percent = 0 }: Pick<Bloat<BigIndex>, 'thing' | 'percent'>): number {
  return (thing.bytes * percent) / 100;
}

interface Looked {
  readonly all: readonly Bloat<BigIndex>[];
  readonly found: readonly Bloat<BigIndex>[];
  readonly subject: string | undefined;
}

function whyNothing({ server, limits }: Session, { all, found, subject }: Looked): Text {
  const [first] = found;
  const percent = limits.bloatPercent;
  if (first === undefined) {
    return subject === undefined
      ? words.nothingToReindex({ floor: limits.bloatMinimumBytes, percent, count: all.length })
      : words.notToReindex({ index: subject, percent });
  }
  const { thing } = first;
  if (thing.exclusion) return words.exclusion({ index: thing.index });
  return words.notAllowed({
    role: server.role,
    table: `${thing.schema}.${thing.table}`,
    owner: thing.owner,
    ddl: thing.ddl,
  });
}

async function planOf(session: Session, { thing, percent = 0, measured }: Bloat<BigIndex>): Promise<PlanDraft> {
  const { index, oid, definition, bytes, ddl } = thing;
  const leftBefore = (await invalidIndexes(session))
    .filter(({ schema, table }) => schema === thing.schema && table === thing.table)
    .map((left) => left.oid);
  const args = { schema: thing.indexSchema, index, oid, definition, leftBefore };
  const waste = wasteOf({ thing, percent });
  return {
    title: words.reindexTitle({ index, target: session.target }),
    why: words.reindexWhy({ index, bytes, percent, waste }),
    steps: [{ verb: 'postgres.reindex', args, text: literal(ddl) }],
    tests: [],
    evidence: [
      measured ? words.measured() : words.estimated(),
      ...(await gateLines(session, { waitsForSnapshots: true })),
    ],
    cost: {
      locks: words.createLocks(),
      time: words.createTime({ time: Math.max(1000, (bytes / BUILD_BYTES_PER_SECOND) * 1000) }),
      space: words.reindexSpace({ bytes: bytes - waste }),
      outage: plans.noOutage(),
    },
    undo: { possible: false, text: words.reindexUndo() },
    proof: {
      gauges: ['', nameOf(thing)].map((subject) => ({ gauge: 'postgres.index-bytes', subject })),
      text: plans.dropProof(),
    },
    detail: `rebuild: ${ddl};\nis: ${definition};\n`,
  };
}
