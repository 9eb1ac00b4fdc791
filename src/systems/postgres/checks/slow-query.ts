// Statements that took much since the last look: by each call, by all their calls together, or on the disk.
import type { Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { checkedQueries, type Judged } from '../queries/checked.ts';
import type { QueryWindow } from '../queries/window.ts';
import { words } from '../queries/words.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';

export const slowQuery: Check<Session> = {
  id: 'postgres.slow-query',
  facet: 'performance',
  title: words.slowQuery(),
  needs: words.needs(),
  run: (session, context) => {
    const { limits } = session;
    return checkedQueries(session, context, {
      check: 'postgres.slow-query',
      enoughCalls: limits.slowQueryCalls,
      judge: (query, ms) => slow(query, { limits, ms }),
    });
  },
};

function slow(query: QueryWindow, { limits, ms }: { limits: Limits; ms: number }): Judged | undefined {
  const { calls, meanMs: mean, sharePercent: share, tempBytesPerCall: bytes } = query;
  const severity: Noticed['severity'] = 'warning';
  if (bytes >= limits.slowQueryTempBytes) {
    return { severity, reason: 'temp', text: (shown) => words.slowTemp({ bytes, calls, window: ms, query: shown }) };
  }
  if (mean >= limits.slowQueryMs && calls >= limits.slowQueryCalls) {
    return { severity, reason: 'mean', text: (shown) => words.slowMean({ mean, calls, window: ms, query: shown }) };
  }
  // A great share of nearly nothing is nothing.
  if (share >= limits.slowQuerySharePercent && query.loadPercent >= limits.slowQueryLoadPercent) {
    const text = (shown: string) => words.slowShare({ share, mean, calls, window: ms, query: shown });
    return { severity: 'info', reason: 'share', text };
  }
  return undefined;
}
