// Deadlocks since the last look; told for a day after the last one, because a report is daily and a look is not.
import { notChecked, noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check, CheckContext } from '../../../../core/system.ts';
import { serverCounters } from '../../server-counters.ts';
import type { Session } from '../../session.ts';
import { words } from '../../words-server.ts';
import { rise, type Rise } from './rise.ts';

const ID = 'postgres.deadlocks';
const DAY_MS = 86_400_000;

export const deadlocks: Check<Session> = {
  id: ID,
  facet: 'health',
  title: words.deadlocks(),
  async run(session, context) {
    const since = rise(context, ID, (await serverCounters(session)).deadlocks);
    if (since === undefined) return notChecked(words.firstLook());
    return noticed(told(since, context, session.limits.deadlocksPerDay), words.deadlocksLooked({ window: since.ms }));
  },
};

function told({ amount, since }: Rise, { past, now }: CheckContext, many: number): Noticed[] {
  const before = past.finding(ID, '')?.values;
  const first = typeof before?.['since'] === 'string' ? before['since'] : since;
  const last = typeof before?.['lastSeen'] === 'string' ? before['lastSeen'] : since;
  const lastSeen = amount > 0 ? now.toISOString() : last;
  const count = amount + Number(before?.['count'] ?? 0);
  if (count === 0 || now.getTime() - Date.parse(lastSeen) > DAY_MS) return [];
  const severity = count >= many ? 'warning' : 'info';
  const text = words.deadlocksFound({ count, since: first, last: lastSeen });
  return [{ subject: '', severity, values: { count, since: first, lastSeen }, text }];
}
