// How many minor releases the server is behind, by the calendar: they come on the second Thursday of February, May,
// August and November. Unplanned ones come on top, so the number is a lower bound.
import { noticed, notChecked, ok, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import { majorVersion, type Session } from '../../session.ts';
import { words } from '../../words-server.ts';
import { lastRelease } from '../version.ts';

/** Day of each major version's first release, from postgresql.org/support/versioning. */
const firstRelease: Readonly<Record<number, string>> = {
  13: '2020-09-24',
  14: '2021-09-30',
  15: '2022-10-13',
  16: '2023-09-14',
  17: '2024-09-26',
  18: '2025-09-25',
};
const RELEASE_MONTHS = [1, 4, 7, 10];
const THURSDAY = 4;

export const minorVersion: Check<Session> = {
  id: 'postgres.minor-version',
  facet: 'security',
  title: words.minorVersion(),
  async run({ server, limits }, { now }) {
    const major = majorVersion(server);
    const [first, last] = [firstRelease[major], lastRelease[major]];
    const { version } = server;
    if (first === undefined || last === undefined) return notChecked(words.minorUnknown({ version }));
    const until = new Date(Math.min(now.getTime(), Date.parse(last)));
    const releases = plannedReleases(new Date(first), until);
    const missed = releases.slice(server.versionNumber % 10_000);
    const [oldest] = missed;
    if (oldest === undefined) return ok(words.minorIs({ version }));
    const since = oldest.toISOString();
    if (missed.length < limits.minorReleasesBehind) return ok(words.minorOne({ version, since }));
    const text = words.minorBehind({ version, count: missed.length, since });
    const values = { version, releasesBehind: missed.length, since };
    const found: Noticed[] = [{ subject: '', severity: 'warning', values, text }];
    return noticed(found);
  },
};

/** After the first day, up to the other. */
export function plannedReleases(first: Date, until: Date): Date[] {
  const years = Array.from({ length: until.getUTCFullYear() - first.getUTCFullYear() + 1 }, (_, n) => n);
  return years
    .flatMap((n) => RELEASE_MONTHS.map((month) => secondThursday(first.getUTCFullYear() + n, month)))
    .filter((day) => day > first && day <= until);
}

function secondThursday(year: number, month: number): Date {
  const weekday = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return new Date(Date.UTC(year, month, 8 + ((THURSDAY - weekday + 7) % 7)));
}
