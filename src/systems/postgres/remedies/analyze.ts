// Takes the statistics of stale tables anew, or of one of them.
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { gateLines } from '../gates.ts';
import { majorVersion, type Session } from '../session.ts';
import { staleStatistics, type Stale } from '../stale-statistics.ts';
import { RESTORES_SINCE } from '../verbs/analyze.ts';
import { words as plans } from './words.ts';
import { words } from './words-tables.ts';

/** What undo keeps is some hundred kilobytes for a wide table: more wait for the next plan. */
const TABLES = 20;
/** A sample of 30,000 pages at most is read of each. */
const SAMPLE_BYTES = 30_000 * 8192;
const BYTES_PER_SECOND = 40 * 1024 ** 2;

export const analyzeRemedy: Remedy<Session> = {
  id: 'postgres.analyze',
  title: words.analyze(),
  risk: 'low',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: plans.standby() };
    const found = (await staleStatistics(session, TABLES * 10)).filter((one) =>
      // A foreign table is read over the network: only when somebody asks for it.
      subject === undefined ? one.kind !== 'f' : nameOf(one) === subject,
    );
    const tables = found.filter(({ allowed }) => allowed).slice(0, TABLES);
    if (tables.length === 0) return { kind: 'nothing', reason: whyNothing(session, found[0], subject) };
    return { kind: 'plan', plan: planOf(session, tables, await gateLines(session, {})) };
  },
};

function nameOf({ schema, table }: Stale): string {
  return `${schema}.${table}`;
}

function whyNothing({ server }: Session, found: Stale | undefined, subject: string | undefined): Text {
  if (found !== undefined) {
    return words.notAllowed({ role: server.role, table: nameOf(found), owner: found.owner, ddl: found.ddl });
  }
  return subject === undefined ? words.nothingStale() : words.notStale({ table: subject });
}

function planOf(session: Session, tables: readonly Stale[], gates: readonly Text[]): PlanDraft {
  const { target, server } = session;
  const possible = majorVersion(server) >= RESTORES_SINCE;
  const count = tables.length;
  // In the order of names, so that the plan's hash moves only when the set of tables does.
  const named = tables
    .map((one) => ({ oid: one.oid, name: nameOf(one) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const read = tables.reduce((sum, { bytes }) => sum + Math.min(bytes, SAMPLE_BYTES), 0);
  const text = words.analyzeStep({ count, tables: named.map(({ name }) => name).join(', ') });
  return {
    title: words.analyzeTitle({ count, target }),
    why: words.analyzeWhy({ count, table: tables[0] === undefined ? '' : nameOf(tables[0]) }),
    steps: [{ verb: 'postgres.analyze', args: { tables: named }, text }],
    tests: [],
    evidence: [...tables.map(line), ...gates],
    cost: {
      locks: words.analyzeLocks(),
      time: words.analyzeTime({ time: Math.max(1000, (read / BYTES_PER_SECOND) * 1000) }),
      outage: plans.noOutage(),
    },
    undo: { possible, text: possible ? words.analyzeUndo() : words.analyzeNoUndo() },
    proof: { gauges: [{ gauge: 'postgres.stale-tables', subject: '' }], text: words.analyzeProof() },
    detail: tables.map(({ ddl, reason }) => `${ddl}; -- ${reason}\n`).join(''),
  };
}

function line(stale: Stale): Text {
  const { changed, trigger, reason } = stale;
  return words.analyzeLine({ table: nameOf(stale), changed, trigger, reason: literal(reason) });
}
