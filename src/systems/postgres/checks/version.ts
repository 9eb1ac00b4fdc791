// How long the server still gets security fixes. An unknown, newer version is not a problem.
import { noticed, ok, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { majorVersion, type Session } from '../session.ts';
import { words } from './words.ts';

const DAY_MS = 86_400_000;

/** Day of the last minor release, from postgresql.org/support/versioning. */
export const lastRelease: Readonly<Record<number, string>> = {
  13: '2025-11-13',
  14: '2026-11-12',
  15: '2027-11-11',
  16: '2028-11-09',
  17: '2029-11-08',
  18: '2030-11-14',
};

export const version: Check<Session> = {
  id: 'postgres.version',
  facet: 'security',
  title: words.version(),
  async run({ server, limits }, { now }) {
    const { version } = server;
    const until = lastRelease[majorVersion(server)];
    if (until === undefined) return ok(words.versionUnknown({ version }));
    const daysLeft = Math.floor((Date.parse(until) - now.getTime()) / DAY_MS);
    if (daysLeft > limits.endOfLifeDays) return ok(words.versionIs({ version, until }));
    return noticed([endOfLife({ version, until, daysLeft })]);
  },
};

function endOfLife({ version, until, daysLeft }: { version: string; until: string; daysLeft: number }): Noticed {
  const over = daysLeft < 0;
  const days = Math.abs(daysLeft);
  return {
    subject: '',
    severity: over ? 'warning' : 'info',
    values: { version, endOfLife: until, daysLeft },
    text: over ? words.versionOver({ version, until, days }) : words.versionEnds({ version, until, days }),
  };
}
