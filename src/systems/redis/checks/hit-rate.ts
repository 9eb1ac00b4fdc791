// redis.hit-rate: hits among lookups since the look before this one; the number since the start of the server hides
// today. Questions about keys (TTL, OBJECT, TYPE), ours above all, count as hits on the server and are taken out.
import { notChecked, noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { counters, type Counters } from '../counters.ts';
import type { RedisSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';
import { countedSince } from '../window.ts';

// Below this the rate is noise.
const LOOKUPS_NEEDED = 1000;

export const hitRate: Check<RedisSession> = {
  id: 'redis.hit-rate',
  facet: 'performance',
  title: words.hitRate(),
  async run(session, context) {
    const window = countedSince(counters(await session.info()), context);
    if (window === undefined) return notChecked(words.firstLook());
    const { hits, lookups } = applicationLookups(window.counted);
    const windowMs = window.ms;
    if (lookups < LOOKUPS_NEEDED)
      return notChecked(words.fewLookups({ lookups, window: windowMs, needed: LOOKUPS_NEEDED }));
    const percent = (hits * 100) / lookups;
    const { hitRateWarningPercent, hitRateCriticalPercent } = session.thresholds;
    // Graded as misses, for which more is worse.
    const limits = { warning: 100 - hitRateWarningPercent, critical: 100 - hitRateCriticalPercent };
    const before = context.past.finding('redis.hit-rate', '')?.severity;
    const now = graded(100 - percent, limits, before);
    // A rate that was fine until now wakes nobody: the next look tells whether it stays low.
    const severity = now === 'critical' && before === undefined ? 'warning' : now;
    const numbers = { percent, lookups, window: windowMs };
    if (severity === undefined) return ok(words.hitRateFine(numbers));
    const values = { hitPercent: percent, lookups, windowMs };
    return noticed([{ subject: '', severity, values, text: words.hitRateLow(numbers) }]);
  },
};

function applicationLookups({ hits, misses, ownReads }: Counters): { hits: number; lookups: number } {
  // Those questions are asked about keys that a scan has just named: as good as all of them are hits.
  const real = Math.max(0, hits - ownReads);
  return { hits: real, lookups: real + misses };
}
