// redis.memory: used against the limit. Copy-on-write and buffers come on top, hence the early warning.
import { notChecked, noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { RedisSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';

const REMEDY = 'redis.expire-idle-keys';

export const memory: Check<RedisSession> = {
  id: 'redis.memory',
  facet: 'capacity',
  title: words.memory(),
  async run(session, { past }) {
    const info = await session.info();
    const [used, limit] = [info.number('used_memory'), info.number('maxmemory')];
    if (used === undefined || limit === undefined) return notChecked(words.untold({ field: 'maxmemory' }));
    const values = { usedBytes: used, limitBytes: limit };
    if (limit === 0)
      return noticed([{ subject: '', severity: 'warning', values, text: words.noLimit({ used }), remedy: REMEDY }]);
    const percent = (used * 100) / limit;
    const { memoryWarningPercent: warning, memoryCriticalPercent: critical } = session.thresholds;
    const severity = graded(percent, { warning, critical }, past.finding('redis.memory', '')?.severity);
    if (severity === undefined) return ok(words.memoryFine({ percent, limit }));
    const policy = atTheLimit(info.text('maxmemory_policy') ?? '');
    const text = words.memoryHigh({ percent, used, limit, policy });
    return noticed([{ subject: '', severity, values: { usedPercent: percent, ...values }, text, remedy: REMEDY }]);
  },
};

function atTheLimit(policy: string): Text {
  return policy === 'noeviction' ? words.refuses() : words.evicts({ policy });
}
