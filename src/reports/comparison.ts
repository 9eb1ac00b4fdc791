// Comparison: weekly and monthly reports beside their predecessor, a table of what moved and one line of counts.
import { findingKey } from '../core/finding.ts';
import type { Section } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { findingsOf, needsPerson } from './findings.ts';
import { fixedSince } from './fixed.ts';
import { movesBetween, wholesFirst, type Move } from './moves.ts';
import { quantity } from './quantity.ts';
import type { ScheduledInput } from './scheduled-input.ts';
import { gaugeTitle, type NamedSystem } from './views.ts';
import { words } from './words.ts';

const ROWS = 15;

export function comparison(input: ScheduledInput): readonly Section[] {
  const { kind, previous, inspections, systems } = input;
  if (kind === 'daily' || previous === undefined) return [];
  const samples = inspections.flatMap((inspection) => inspection.samples);
  const moves = wholesFirst(movesBetween(previous.samples, samples, systems)).slice(0, ROWS);
  const heading = words.compared({ at: previous.at });
  const counts: Section = { kind: 'lines', heading, lines: [{ text: countsOf(input, previous.findings) }] };
  if (moves.length === 0) return [counts];
  return [counts, { kind: 'table', columns: columns(), rows: moves.map((move) => row(move, systems)) }];
}

function countsOf(input: ScheduledInput, before: NonNullable<ScheduledInput['previous']>['findings']): Text {
  const old = new Set(before.map(findingKey));
  const { finished, inspections } = input;
  return words.counts({
    fresh: findingsOf(inspections).filter((finding) => needsPerson(finding) && !old.has(findingKey(finding))).length,
    fixed: fixedSince(before, inspections).length,
    done: finished.filter(({ state }) => state === 'done').length,
    failed: finished.filter(({ state }) => state === 'failed' || state === 'rolled-back').length,
  });
}

function columns() {
  return [
    { label: words.columnWhat(), align: 'left' },
    { label: words.columnThen(), align: 'right' },
    { label: words.columnNow(), align: 'right' },
    { label: words.columnMove(), align: 'right' },
  ] as const;
}

function row({ before, after, direction }: Move, systems: readonly NamedSystem[]): readonly Text[] {
  const { target, subject, gauge, unit } = after;
  const name = subject === '' ? target : `${target} ${subject}`;
  return [
    words.onTarget({ target: name, text: gaugeTitle(systems, gauge) }),
    quantity(before.value, unit),
    quantity(after.value, unit),
    direction === 'better'
      ? words.movedBetter({ by: relative(before.value, after.value) })
      : words.movedWorse({ by: relative(before.value, after.value) }),
  ];
}

// A rise from nothing has no percentage; it is shown as the rise itself.
function relative(before: number, after: number): Text {
  if (before === 0) return words.fromNothing();
  const percent = Math.round(((after - before) / Math.abs(before)) * 100);
  const value = Math.abs(percent);
  return percent < 0 ? words.minus({ value }) : words.plus({ value });
}
