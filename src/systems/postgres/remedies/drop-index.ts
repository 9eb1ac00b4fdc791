// Drops one index that another one makes superfluous, or that nobody has scanned for long: the one asked for, else the
// biggest.
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { redundancyRules } from '../checks/redundant-index.ts';
import { indexName } from '../duplicates.ts';
import { gateLines } from '../gates.ts';
import { redundantIndexes, type Redundant } from '../redundancy.ts';
import type { Session } from '../session.ts';
import { countersSince, daysToSeconds, scannedIndexes, type Counters, type Scanned } from '../unused.ts';
import { words as plans } from './words.ts';
import { words } from './words-indexes.ts';

/** A careful rate for a concurrent build, which reads the table twice. */
export const BUILD_BYTES_PER_SECOND = 10 * 1024 ** 2;

type Victim =
  | { readonly kind: 'redundant'; readonly index: Redundant }
  | { readonly kind: 'unused'; readonly index: Scanned; readonly counters: Counters; readonly idleSeconds: number };

export const dropIndexRemedy: Remedy<Session> = {
  id: 'postgres.drop-index',
  title: words.drop(),
  risk: 'medium',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: plans.standby() };
    const found = [...(await redundantOnes(session)), ...(await unusedOnes(session))].filter(
      ({ index }) => subject === undefined || indexName(index) === subject,
    );
    const chosen = found.find(({ index }) => index.allowed && !index.partitioned);
    if (chosen === undefined) return { kind: 'nothing', reason: whyNothing(session, found[0], subject) };
    return { kind: 'plan', plan: await planOf(session, chosen) };
  },
};

async function redundantOnes(session: Session): Promise<Victim[]> {
  return (await redundantIndexes(session)).map((index) => ({ kind: 'redundant', index }));
}

/** By the counters and the time of the last scan; the check, which knows earlier samples, is as strict or stricter. */
async function unusedOnes(session: Session): Promise<Victim[]> {
  const counters = await countersSince(session);
  const enough = daysToSeconds(session.limits.unusedIndexDays);
  return (await scannedIndexes(session)).flatMap((index): Victim[] => {
    const idleSeconds = index.lastScanSecondsAgo ?? (index.scans === 0 ? counters.seconds : 0);
    return idleSeconds >= enough ? [{ kind: 'unused', index, counters, idleSeconds }] : [];
  });
}

function whyNothing({ server, limits }: Session, found: Victim | undefined, subject: string | undefined): Text {
  const days = limits.unusedIndexDays;
  if (found === undefined) {
    return subject === undefined ? words.nothingToDrop({ days }) : words.notToDrop({ index: subject, days });
  }
  const { index } = found;
  if (index.partitioned) return words.partitioned({ index: indexName(index), ddl: index.ddl });
  const table = `${index.tableSchema}.${index.table}`;
  return words.notAllowed({ role: server.role, table, owner: index.owner, ddl: index.ddl });
}

async function planOf(session: Session, victim: Victim): Promise<PlanDraft> {
  const { index } = victim;
  const { schema, oid, definition, createDdl, comment, tablespace, statistics, bytes } = index;
  const twin = twinOf(victim);
  const args = {
    schema,
    index: index.index,
    oid,
    definition,
    createDdl,
    comment,
    tablespace,
    statistics,
    ...twin.args,
  };
  return {
    title: words.dropTitle({ index: index.index, target: session.target }),
    why: why(victim),
    steps: [{ verb: 'postgres.drop-index', args, text: literal(index.ddl) }],
    tests: twin.tests,
    evidence: [...evidence(victim), words.notNeeded(), ...(await gateLines(session, {}))],
    cost: {
      locks: plans.dropLocksFree({ table: `${index.tableSchema}.${index.table}` }),
      time: plans.dropTime(),
      space: plans.dropSpace({ bytes }),
      outage: plans.noOutage(),
    },
    undo: { possible: true, text: plans.dropUndo({ time: Math.max(1000, (bytes / BUILD_BYTES_PER_SECOND) * 1000) }) },
    proof: {
      gauges: ['', indexName(index)].map((subject) => ({ gauge: 'postgres.index-bytes', subject })),
      text: plans.dropProof(),
    },
    detail: `drop: ${index.ddl};\nis: ${definition};\nundo: ${createDdl};\ncomment: ${comment ?? '-'}\n`,
  };
}

/** What must stay in its place, and the test that it did. */
function twinOf(victim: Victim) {
  if (victim.kind === 'unused') return { args: {}, tests: [] };
  const { twinOid, twin, twinDefinition } = victim.index;
  return {
    args: { twin: { oid: twinOid, index: twin, definition: twinDefinition } },
    tests: [{ verb: 'postgres.index-covered', args: { oid: twinOid, index: twin }, text: plans.testCovered({ twin }) }],
  };
}

function why(victim: Victim): Text {
  const { bytes, index } = victim.index;
  if (victim.kind === 'unused') return words.whyUnused({ index, bytes, window: victim.idleSeconds * 1000 });
  const { twin, reason } = victim.index;
  return words.whyRedundant({ index, bytes, twin, rule: redundancyRules[reason] });
}

function evidence(victim: Victim): Text[] {
  const table = `${victim.index.tableSchema}.${victim.index.table}`;
  const writes = plans.dropWrites({ table, writes: victim.index.writes });
  if (victim.kind === 'redundant') {
    const { index, twin, scans, twinScans, twinNeeded } = victim.index;
    const held = twinNeeded ? [plans.dropTwinNeeded({ twin })] : [];
    return [...held, plans.dropScans({ index, twin, scans, twinScans }), writes];
  }
  const { scans, rowsRead } = victim.index;
  const { standbys, seconds } = victim.counters;
  const counted = words.scans({ window: seconds * 1000, scans, rowsRead });
  return standbys === 0 ? [counted, writes] : [counted, words.standbys({ standbys }), writes];
}
