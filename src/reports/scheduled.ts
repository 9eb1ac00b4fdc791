// The scheduled report: daily, weekly, monthly. The first line says how many things need a person; then what changed
// since the previous one; then, in small print, what was not checked.
import type { Line, Report, Section } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { comparison } from './comparison.ts';
import { composed } from './composed.ts';
import { coverage, mutedPrint, notChecked, outcomesOf } from './coverage.ts';
import { findingsOf, unmuted } from './findings.ts';
import type { ScheduledInput } from './scheduled-input.ts';
import { sinceLast } from './since-last.ts';
import { thingsFor, verdictOf } from './things.ts';
import { words } from './words.ts';

export type { ScheduledInput };

export function scheduledReport(input: ScheduledInput): Report {
  const findings = unmuted(findingsOf(input.inspections), input.muted);
  const things = thingsFor({ ...input, findings, changes: [...input.running, ...input.finished] });
  const { changed, fine } = sinceLast(input, things);
  const isQuiet = things.length === 0 && changed.length === 0 && input.kind === 'daily';
  const sections: readonly Section[] = isQuiet
    ? []
    : [...linesOf(things), ...linesOf([...changed, ...fine]), ...comparison(input)];
  return composed(input.kind, verdictOf(things), {
    facts: factsOf(input),
    ...(things[0]?.mark !== undefined && { mark: things[0].mark }),
    sections,
    footer: footerOf(input, isQuiet),
    page: input.page,
    findings: findingsOf(input.inspections),
    outcomes: outcomesOf(input.inspections),
  });
}

function linesOf(lines: readonly Line[]): readonly Section[] {
  return lines.length === 0 ? [] : [{ kind: 'lines', lines }];
}

function factsOf(input: ScheduledInput): readonly Text[] {
  return [
    ...lateness(input),
    ...spanOf(input),
    coverage(input.inspections, input.systems),
    words.at({ at: input.now.toISOString() }),
  ];
}

// A report that comes a moment after its minute is on time.
const LATE_MS = 2 * 60_000;

function lateness({ lateMs, down }: ScheduledInput): readonly Text[] {
  if (lateMs < LATE_MS) return [];
  return [down === undefined ? words.late({ by: lateMs }) : words.lateDown({ by: lateMs, ...down })];
}

function spanOf({ kind, previous }: ScheduledInput): readonly Text[] {
  if (kind === 'daily') return [];
  if (previous === undefined) return [kind === 'weekly' ? words.week() : words.month()];
  const since = { since: previous.at };
  return [kind === 'weekly' ? words.weekSince(since) : words.monthSince(since)];
}

function footerOf(input: ScheduledInput, isQuiet: boolean): readonly Text[] {
  const missing = notChecked(input.inspections, input.systems);
  const muted = mutedPrint(input.muted);
  const always = [missing, muted].filter((text) => text !== undefined);
  if (isQuiet) return always;
  const { tookMs, nextAt } = input;
  return [...always, ...timing(tookMs, nextAt)];
}

function timing(tookMs: number, nextAt: string | undefined): readonly Text[] {
  const took = words.took({ ms: Math.round(tookMs) });
  return nextAt === undefined ? [took] : [took, words.next({ at: nextAt })];
}
