// Notes: how long a finding is known, and whether it is new, worse or better than in the previous report.
import { findingKey, type Finding } from '../core/finding.ts';
import type { Text } from '../core/words.ts';
import { levelPercent, rank } from './findings.ts';
import { words } from './words.ts';

export interface Known {
  readonly now: Date;
  /** ISO by finding key. */
  readonly firstSeen: (key: string) => string | undefined;
  readonly previous?: { readonly at: string; readonly findings: readonly Finding[] } | undefined;
}

// Within this span a time of day says more than a date.
const SAME_DAY_MS = 12 * 3_600_000;
// The round that found it and the report that tells of it are not the same moment.
const NEW_MS = 120_000;
// A fill level that moves less is the same fill level.
const LEVEL_STEP = 1;

export function noteOf(finding: Finding, known: Known): Text | undefined {
  const before = known.previous?.findings.find((old) => findingKey(old) === findingKey(finding));
  if (known.previous !== undefined && before === undefined) return words.fresh();
  const moved = before === undefined ? undefined : movedNote(before, finding);
  const at = known.firstSeen(findingKey(finding));
  const isNew = at !== undefined && known.now.getTime() - Date.parse(at) < NEW_MS;
  return moved ?? (isNew ? words.fresh() : since(at, known.now));
}

function movedNote(before: Finding, after: Finding): Text | undefined {
  const step = rank(after) - rank(before);
  if (step > 0) return words.worseThan({ before: words[before.severity]() });
  if (step < 0) return words.betterThan({ before: words[before.severity]() });
  const [was, is] = [levelPercent(before), levelPercent(after)];
  if (was === undefined || is === undefined || Math.abs(is - was) < LEVEL_STEP) return undefined;
  const level = words.percent({ value: was });
  return is > was ? words.worseThan({ before: level }) : words.betterThan({ before: level });
}

export function isToday(at: string, now: Date): boolean {
  return Math.abs(now.getTime() - Date.parse(at)) < SAME_DAY_MS;
}

export function since(at: string | undefined, now: Date): Text | undefined {
  if (at === undefined) return undefined;
  return isToday(at, now) ? words.sinceTime({ at }) : words.sinceDate({ at });
}
