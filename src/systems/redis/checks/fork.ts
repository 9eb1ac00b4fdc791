// redis.fork: a fork (for a snapshot or a rewrite) stops all clients while the page table is copied.
import { noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words.ts';

export const fork: Check<RedisSession> = {
  id: 'redis.fork',
  facet: 'performance',
  title: words.fork(),
  async run(session) {
    const took = ((await session.info()).number('latest_fork_usec') ?? 0) / 1000;
    if (took === 0) return ok(words.noFork());
    if (took <= session.thresholds.forkMs) return ok(words.forkFine({ took }));
    return noticed([{ subject: '', severity: 'warning', values: { forkMs: took }, text: words.forkSlow({ took }) }]);
  },
};
