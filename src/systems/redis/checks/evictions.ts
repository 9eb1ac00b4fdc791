// redis.evictions: keys thrown out for lack of memory since the look before this one.
import { notChecked, noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { counters } from '../counters.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words.ts';
import { countedSince } from '../window.ts';

export const evictions: Check<RedisSession> = {
  id: 'redis.evictions',
  facet: 'capacity',
  title: words.evictions(),
  async run(session, context) {
    const info = await session.info();
    const window = countedSince(counters(info), context);
    if (window === undefined) return notChecked(words.firstLook());
    const { counted, ms } = window;
    const keys = counted.evictedKeys;
    if (keys === 0) return ok(words.noneEvicted({ window: ms }));
    const text = words.evicted({ keys, window: ms, policy: info.text('maxmemory_policy') ?? '' });
    const values = { evictedKeys: keys, windowMs: ms };
    return noticed([{ subject: '', severity: 'warning', values, text, remedy: 'redis.expire-idle-keys' }]);
  },
};
