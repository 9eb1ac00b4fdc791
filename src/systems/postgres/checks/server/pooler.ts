// Whether applications wait for a connection of the pooler, as PgBouncer's own console tells.
import { isFault } from '../../../../core/fault.ts';
import { noticed, ok, type CheckResult, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import type { Pool, Session } from '../../session.ts';
import type { Limits } from '../../thresholds.ts';
import { words } from '../../words-pooler.ts';
import { severityOf } from '../severity.ts';

export const pooler: Check<Session> = {
  id: 'postgres.pooler',
  facet: 'performance',
  title: words.title(),
  needs: words.needs(),
  async run({ pools, limits }): Promise<CheckResult> {
    // Without a pooler there is nothing to see; one that is not in the fleet file is not Aegis's to know of.
    if (pools === undefined) return ok(words.none());
    try {
      return judged(await pools(), limits);
    } catch (error) {
      if (!isFault(error)) throw error;
      return noticed([{ subject: '', severity: 'critical', values: {}, text: error.text }]);
    }
  },
};

function judged(pools: readonly Pool[], limits: Limits): CheckResult {
  const sum = (count: (pool: Pool) => number) => pools.reduce((all, pool) => all + count(pool), 0);
  const examined = words.looked({
    count: pools.length,
    active: sum(({ active }) => active),
    waiting: sum(({ waiting }) => waiting),
  });
  return noticed(
    pools.flatMap((pool) => waiting(pool, limits)),
    examined,
  );
}

function waiting({ name, waiting: count, waitMs, servers, mode }: Pool, limits: Limits): Noticed[] {
  if (count === 0) return [];
  const severity = severityOf(waitMs / 1000, limits.poolerWaitSeconds, limits.poolerWaitCriticalSeconds);
  if (severity === undefined) return [];
  const text = words.waits({ count, pool: name, servers, mode, age: waitMs });
  return [{ subject: name, severity, values: { waiting: count, waitMs, servers, mode }, text }];
}
