// Statements whose calls take more than twice what they took until the last look, by more than chance explains.
import type { Check } from '../../../core/system.ts';
import { checkedQueries, type Judged } from '../queries/checked.ts';
import type { QueryWindow } from '../queries/window.ts';
import { words } from '../queries/words.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';

const SIGMAS = 3;

export const regressedQuery: Check<Session> = {
  id: 'postgres.regressed-query',
  facet: 'performance',
  title: words.regressedQuery(),
  needs: words.needs(),
  run: (session, context) => {
    const { limits } = session;
    return checkedQueries(session, context, {
      check: 'postgres.regressed-query',
      enoughCalls: limits.regressedQueryCalls,
      judge: (query, ms) => regressed(query, { limits, ms }),
    });
  },
};

function regressed(query: QueryWindow, { limits, ms }: { limits: Limits; ms: number }): Judged | undefined {
  const { calls, meanMs: mean, before, deviationMs } = query;
  const enough = Math.min(calls, before.calls) >= limits.regressedQueryCalls;
  if (!enough || mean < limits.regressedQueryMs || mean < before.meanMs * limits.regressedQueryFactor) return undefined;
  // How far the mean of so many calls strays by chance. The deviation holds the slow calls too, so it is rather too wide.
  if (mean - before.meanMs < (SIGMAS * deviationMs) / Math.sqrt(calls)) return undefined;
  return {
    severity: 'warning',
    reason: 'regressed',
    text: (shown) => words.regressed({ before: before.meanMs, mean, calls, window: ms, query: shown }),
  };
}
