// Gives one role a limit for idle transactions, so that the server itself ends what the application forgets.
import type { PlanDraft, Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { roleTimeoutOf, type RoleTimeout } from '../role-timeout.ts';
import type { Session } from '../session.ts';
import { isIdleInTransaction, otherSessions } from '../sessions.ts';
import { words as postgres } from '../words.ts';
import { words } from '../words-sessions.ts';

export const sessionTimeouts: Remedy<Session> = {
  id: 'postgres.session-timeouts',
  title: words.timeouts(),
  risk: 'medium',
  async propose(session, { subject }): Promise<Proposal> {
    const { server, limits } = session;
    if (!server.readsActivity) return nothing(postgres.needsActivity({ role: server.role }));
    const role = subject ?? (await forgetfulRole(session));
    if (role === undefined) return nothing(words.noneIdle({ limit: limits.idleTransactionSeconds * 1000 }));
    const value = `${limits.sessionTimeoutSeconds}s`;
    const found = await roleTimeoutOf(session, { role, value });
    if (found === undefined) return nothing(words.noSuchRole({ role }));
    const reason = server.isStandby ? words.onPrimary() : whyNothing(found, { value, role: server.role });
    return reason === undefined ? { kind: 'plan', plan: planOf(session.target, found, value) } : nothing(reason);
  },
};

function nothing(reason: Text): Proposal {
  return { kind: 'nothing', reason };
}

/** Whose transaction has been silent for longest. */
async function forgetfulRole(session: Session): Promise<string | undefined> {
  const idle = (await otherSessions(session))
    .filter((one) => isIdleInTransaction(one) && (one.quietSeconds ?? 0) >= session.limits.idleTransactionSeconds)
    .toSorted((a, b) => (b.quietSeconds ?? 0) - (a.quietSeconds ?? 0));
  return idle[0]?.user;
}

function whyNothing(
  { role, previous, allowed, ddl }: RoleTimeout,
  own: { value: string; role: string },
): Text | undefined {
  if (previous === own.value) return words.hasTimeout({ role, value: previous });
  return allowed ? undefined : words.mayNotSet({ own: own.role, role, ddl });
}

function planOf(target: string, found: RoleTimeout, value: string): PlanDraft {
  const { oid, role, previous, otherwise, ddl, undo, sessions } = found;
  return {
    title: words.timeoutsTitle({ target }),
    why: words.timeoutsWhy({ role, value }),
    steps: [{ verb: 'postgres.role-setting', args: { oid, role, value, previous, ddl, undo }, text: literal(ddl) }],
    tests: [],
    evidence: [
      previous === null ? words.timeoutNone({ role, otherwise }) : words.timeoutIs({ role, value: previous }),
      words.timeoutSessions({ role, count: sessions }),
    ],
    cost: { locks: words.noLocks(), time: words.atOnce(), outage: words.timeoutOutage({ role, value }) },
    undo: { possible: true, text: words.timeoutUndo({ ddl: undo }) },
    proof: { gauges: [{ gauge: 'postgres.longest-idle-transaction', subject: '' }], text: words.endProof() },
    detail: `${ddl};\n${undo};\n`,
  };
}
