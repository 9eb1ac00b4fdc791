// redis.clients: connections against the limit, and those that were refused.
import { noticed, type Noticed } from '../../../core/finding.ts';
import type { Check, CheckContext } from '../../../core/system.ts';
import { counters } from '../counters.ts';
import type { Info } from '../info.ts';
import type { RedisSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { setting } from '../setting.ts';
import { words } from '../words.ts';
import { countedSince } from '../window.ts';

export const clients: Check<RedisSession> = {
  id: 'redis.clients',
  facet: 'capacity',
  title: words.clients(),
  async run(session, context) {
    const info = await session.info();
    const connected = info.number('connected_clients') ?? 0;
    const limit = info.number('maxclients') ?? Number(await setting(session, 'maxclients'));
    const percent = (connected * 100) / limit;
    const { clientsWarningPercent: warning, clientsCriticalPercent: critical } = session.thresholds;
    const severity = graded(percent, { warning, critical }, context.past.finding('redis.clients', '')?.severity);
    const found: Noticed[] = refused(info, context);
    if (severity !== undefined) {
      const text = words.clientsHigh({ clients: connected, limit, percent });
      found.push({ subject: '', severity, values: { usedPercent: percent, clients: connected, limit }, text });
    }
    return noticed(found, words.clientsFine({ clients: connected, limit }));
  },
};

function refused(info: Info, context: CheckContext): Noticed[] {
  const window = countedSince(counters(info), context);
  const rejected = window?.counted.rejectedClients ?? 0;
  if (window === undefined || rejected === 0) return [];
  const text = words.rejected({ rejected, window: window.ms });
  return [{ subject: 'rejected', severity: 'critical', values: { rejected, windowMs: window.ms }, text }];
}
