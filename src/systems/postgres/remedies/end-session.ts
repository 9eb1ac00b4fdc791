// Ends a session that stands still with its transaction open, or cancels a statement that runs for too long: the one asked
// for, else the worst.
import type { Step } from '../../../core/change.ts';
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { shownQuery } from '../queries/redact.ts';
import type { Session } from '../session.ts';
import { isIdleInTransaction, otherSessions, pidIn, type OtherSession } from '../sessions.ts';
import { words as postgres } from '../words.ts';
import { words } from '../words-sessions.ts';

export const terminateSession: Remedy<Session> = {
  id: 'postgres.terminate-session',
  title: words.terminate(),
  risk: 'medium',
  propose: (session, { subject }) =>
    proposed(session, subject, {
      worst: (sessions) => longestQuiet(sessions, session.limits.idleTransactionSeconds),
      none: words.noneIdle({ limit: session.limits.idleTransactionSeconds * 1000 }),
      why: () => undefined,
      plan: terminatePlan,
      sql: ({ terminateSql }) => terminateSql,
    }),
};

export const cancelQuery: Remedy<Session> = {
  id: 'postgres.cancel-query',
  title: words.cancel(),
  risk: 'medium',
  propose: (session, { subject }) =>
    proposed(session, subject, {
      worst: (sessions) => longestQuery(sessions, session.limits.longTransactionSeconds),
      none: words.noneRunning({ limit: session.limits.longTransactionSeconds * 1000 }),
      why: (found) => (found.state === 'active' ? undefined : words.runsNothing(named(found))),
      plan: cancelPlan,
      sql: ({ cancelSql }) => cancelSql,
    }),
};

interface Kind {
  worst(sessions: readonly OtherSession[]): OtherSession | undefined;
  readonly none: Text;
  /** Why this one cannot be ended so. */
  why(found: OtherSession): Text | undefined;
  plan(target: string, found: OtherSession): PlanDraft;
  sql(found: OtherSession): string;
}

async function proposed(session: Session, subject: string | undefined, kind: Kind): Promise<Proposal> {
  const { server } = session;
  if (!server.readsActivity) return nothing(postgres.needsActivity({ role: server.role }));
  const sessions = await otherSessions(session);
  const pid = subject === undefined ? undefined : pidIn(subject);
  const found = subject === undefined ? kind.worst(sessions) : sessions.find((one) => one.pid === pid);
  if (found === undefined) return nothing(subject === undefined ? kind.none : words.noSuchSession({ subject }));
  const why = kind.why(found);
  if (why !== undefined) return nothing(why);
  if (!found.allowed)
    return nothing(words.mayNotEnd({ ...named(found), user: found.user, role: server.role, sql: kind.sql(found) }));
  return { kind: 'plan', plan: kind.plan(session.target, found) };
}

function nothing(reason: Text): Proposal {
  return { kind: 'nothing', reason };
}

function longestQuiet(sessions: readonly OtherSession[], limit: number): OtherSession | undefined {
  return sessions
    .filter((one) => isIdleInTransaction(one) && (one.quietSeconds ?? 0) >= limit)
    .toSorted((a, b) => (b.quietSeconds ?? 0) - (a.quietSeconds ?? 0))[0];
}

function longestQuery(sessions: readonly OtherSession[], limit: number): OtherSession | undefined {
  return sessions
    .filter(({ state, querySeconds }) => state === 'active' && (querySeconds ?? 0) >= limit)
    .toSorted((a, b) => (b.querySeconds ?? 0) - (a.querySeconds ?? 0))[0];
}

function terminatePlan(target: string, found: OtherSession): PlanDraft {
  const { pid, app, backendStart, transactionStart, terminateSql } = found;
  const args = { pid, app, backendStart, transactionStart };
  const step: Step = { verb: 'postgres.terminate-session', args, text: literal(terminateSql) };
  return {
    title: words.terminateTitle({ target }),
    why: whyTerminate(found),
    ...shared(found, step),
    cost: { locks: words.releases(), time: words.atOnce(), outage: words.terminateOutage({ app }) },
    undo: { possible: false, text: words.terminateUndo() },
  };
}

function cancelPlan(target: string, found: OtherSession): PlanDraft {
  const { pid, app, backendStart, transactionStart, queryStart, querySeconds, cancelSql } = found;
  const args = { pid, app, backendStart, transactionStart, queryStart };
  const step: Step = { verb: 'postgres.cancel-query', args, text: literal(cancelSql) };
  return {
    title: words.cancelTitle({ target }),
    why: words.cancelWhy({ ...named(found), age: (querySeconds ?? 0) * 1000 }),
    ...shared(found, step),
    cost: { locks: words.cancelLocks(), time: words.atOnce(), outage: words.cancelOutage({ app }) },
    undo: { possible: false, text: words.cancelUndo() },
  };
}

function whyTerminate(found: OtherSession): Text {
  const { openSeconds, quietSeconds, state } = found;
  if (isIdleInTransaction(found)) return words.terminateWhyIdle({ ...named(found), age: (quietSeconds ?? 0) * 1000 });
  if (openSeconds === null) return words.terminateWhyNone({ ...named(found), state });
  return words.terminateWhyOpen({ ...named(found), age: openSeconds * 1000, state });
}

function shared(found: OtherSession, step: Step) {
  const { user, database, waiting, query } = found;
  const last = shownQuery(query);
  return {
    steps: [step],
    tests: [],
    evidence: [
      words.sessionIs({ user, database, state: found.state }),
      waiting === 0 ? words.blocksNobody() : words.blocks({ count: waiting }),
      ...(last === undefined ? [] : [words.lastStatement({ query: last })]),
      words.recheck(),
    ],
    proof: { gauges: [{ gauge: 'postgres.longest-idle-transaction', subject: '' }], text: words.endProof() },
    detail: detail(found, last),
  };
}

function detail(found: OtherSession, query: string | undefined): string {
  const { pid, app, user, database, state, backendStart, transactionStart, queryStart } = found;
  const shown = { pid, app, user, database, state, backendStart, transactionStart, queryStart, query: query ?? '' };
  return Object.entries(shown)
    .map(([name, value]) => `${name}\t${value ?? ''}\n`)
    .join('');
}

function named({ pid, app }: OtherSession) {
  return { pid: String(pid), app };
}
