// redis.fragmentation: resident against used memory. On a small server the ratio means nothing (an empty one was
// measured at 7.9), and after a large clean-up the process keeps its pages without being fragmented.
import { notChecked, noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words.ts';

const LARGE_BYTES = 100 * 2 ** 20;

export const fragmentation: Check<RedisSession> = {
  id: 'redis.fragmentation',
  facet: 'performance',
  title: words.fragmentation(),
  async run(session) {
    const info = await session.info();
    const [used, ratio] = [info.number('used_memory'), info.number('mem_fragmentation_ratio')];
    if (used === undefined || ratio === undefined)
      return notChecked(words.untold({ field: 'mem_fragmentation_ratio' }));
    if (used <= LARGE_BYTES) return ok(words.fragmentationSmall({ used }));
    const allocatorRatio = info.number('allocator_frag_ratio') ?? ratio;
    const bytes = info.number('mem_fragmentation_bytes') ?? used * (ratio - 1);
    const values = { ratio, allocatorRatio, bytes };
    const warn = (severity: 'warning' | 'info', text: Text) => noticed([{ subject: '', severity, values, text }]);
    if (ratio < 1) return warn('warning', words.swapped({ ratio }));
    if (ratio <= session.thresholds.fragmentationRatio) return ok(words.fragmentationFine({ ratio }));
    return allocatorRatio > session.thresholds.fragmentationRatio
      ? warn('warning', words.fragmented({ ratio, bytes }))
      : warn('info', words.keepsPeak({ bytes }));
  },
};
