// redis.slow-log: commands that held up everybody since the look before this one. Arguments are left out: they are
// other people's data.
import { notChecked, noticed, type Noticed } from '../../../core/finding.ts';
import type { Check, CheckContext } from '../../../core/system.ts';
import type { RedisSession } from '../session.ts';
import { setting } from '../setting.ts';
import { words } from '../words.ts';

const ENTRIES = 128;
const DAY_MS = 86_400_000;

export const slowLog: Check<RedisSession> = {
  id: 'redis.slow-log',
  facet: 'performance',
  title: words.slowLog(),
  needs: words.needsRight({ right: '+slowlog|get +config|get' }),
  async run(session, context) {
    const slowerThan = (await setting(session, 'slowlog-log-slower-than')) ?? '';
    if (slowerThan.startsWith('-')) return notChecked(words.slowLogOff({ value: slowerThan }));
    const windowMs = windowOf(context);
    const since = context.now.getTime() - windowMs;
    const entries = entriesOf(await session.send('slowlog|get', ENTRIES)).filter(({ at }) => at >= since);
    const limit = session.thresholds.slowCommandMs;
    const slow = Map.groupBy(
      entries.filter(({ tookMs }) => tookMs >= limit),
      ({ command }) => command,
    );
    const found = [...slow].map(([command, calls]) => finding(command, calls, windowMs));
    return noticed(found, words.slowFine({ count: entries.length, window: windowMs, limit }));
  },
};

function windowOf({ past, now }: CheckContext): number {
  const before = past.sample('redis.used-memory', '');
  return before === undefined ? DAY_MS : now.getTime() - Date.parse(before.at);
}

interface Entry {
  readonly at: number;
  readonly tookMs: number;
  readonly command: string;
}

// An entry is [id, seconds, microseconds, [command, …arguments], …].
function entriesOf(answer: unknown): Entry[] {
  if (!Array.isArray(answer)) return [];
  return answer.map(([, seconds, micros, words]: [unknown, number, number, string[]]) => ({
    at: seconds * 1000,
    tookMs: micros / 1000,
    command: (words[0] ?? '').toUpperCase(),
  }));
}

function finding(command: string, calls: readonly Entry[], windowMs: number): Noticed {
  const longestMs = Math.max(...calls.map(({ tookMs }) => tookMs));
  const text = words.slow({ command, count: calls.length, longest: longestMs, window: windowMs });
  return { subject: command, severity: 'warning', values: { calls: calls.length, longestMs, windowMs }, text };
}
