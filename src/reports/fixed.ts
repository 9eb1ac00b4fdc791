// Fixed: what the previous report held and this one, having looked again, does not. What could not be looked at is
// not fixed.
import { findingKey, type Finding } from '../core/finding.ts';
import type { Sample } from '../core/sample.ts';
import type { Inspection } from '../core/system.ts';
import type { Text } from '../core/words.ts';
import { isExamined, outcomesOf } from './coverage.ts';
import { findingsOf, levelPercent, needsPerson } from './findings.ts';
import { keyOf } from './moves.ts';
import { words } from './words.ts';

export function fixedSince(previous: readonly Finding[], inspections: readonly Inspection[]): readonly Finding[] {
  const present = new Set(findingsOf(inspections).map(findingKey));
  const examined = new Set(
    outcomesOf(inspections)
      .filter(isExamined)
      .map(({ target, check }) => `${target}/${check}`),
  );
  return previous.filter(
    (finding) =>
      needsPerson(finding) && !present.has(findingKey(finding)) && examined.has(`${finding.target}/${finding.check}`),
  );
}

/** The old sentence, and where its level stands now if a gauge reads it. */
export function fixedText(finding: Finding, before: readonly Sample[], after: readonly Sample[]): Text {
  const { target, text } = finding;
  const now = levelNow(finding, before, after);
  return now === undefined ? words.onTarget({ target, text }) : words.onTargetNow({ target, text, now });
}

// The gauge that read the finding's own level then (rounding allowed) is the one that reads it now.
const SAME_LEVEL = 1.5;

export function levelSample(finding: Finding, before: readonly Sample[]): Sample | undefined {
  const level = levelPercent(finding);
  if (level === undefined) return undefined;
  return before.find(
    ({ target, subject, unit, value }) =>
      unit === 'percent' &&
      target === finding.target &&
      subject === finding.subject &&
      Math.abs(value - level) < SAME_LEVEL,
  );
}

function levelNow(finding: Finding, before: readonly Sample[], after: readonly Sample[]): number | undefined {
  const same = levelSample(finding, before);
  return same === undefined ? undefined : after.find((sample) => keyOf(sample) === keyOf(same))?.value;
}
