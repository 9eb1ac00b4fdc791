// Who stands at the root of a queue of waiting sessions: the one to talk to, not the last in the line.
import { noticed, notChecked, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words as postgres } from '../words.ts';
import { words } from './words.ts';

interface Blocker {
  readonly pid: number;
  readonly app: string;
  readonly state: string;
  readonly waiting: number;
  readonly longestSeconds: number;
  readonly openSeconds: number | null;
}

export const blockedSessions: Check<Session> = {
  id: 'postgres.blocked-sessions',
  facet: 'health',
  title: words.blockedSessions(),
  needs: postgres.needsActivityShort(),
  async run({ rows, server, limits }) {
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const blockers = await rows<Blocker>('blocked-sessions');
    const count = blockers.reduce((sum, { waiting }) => sum + waiting, 0);
    const found = blockers.flatMap((blocker) => blocking(blocker, limits));
    return noticed(found, words.blockedLooked({ count }));
  },
};

function blocking(blocker: Blocker, limits: Limits): Noticed[] {
  const { pid, app, state, waiting, longestSeconds } = blocker;
  const long = longestSeconds >= limits.blockedSeconds;
  const many = waiting > limits.blockedSessions;
  if (!long && !many) return [];
  const text = words.blockedFound({ count: waiting, app, pid: String(pid), state, age: longestSeconds * 1000 });
  const values = { pid, app, waiting, longestSeconds: Math.round(longestSeconds) };
  const severity = long && many ? 'critical' : 'warning';
  return [{ subject: `${app} ${pid}`, severity, values, text, remedy: 'postgres.terminate-session' }];
}
