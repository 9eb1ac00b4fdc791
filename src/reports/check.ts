// The check report: what somebody asked to look at now, all of it, also the notes that need nobody.
import type { Finding } from '../core/finding.ts';
import type { Line, Report, Section } from '../core/report.ts';
import type { Inspection } from '../core/system.ts';
import type { Text } from '../core/words.ts';
import { composed } from './composed.ts';
import { coverage, isExamined, notChecked, outcomesOf } from './coverage.ts';
import { findingsOf, grouped, muteOf, needsPerson, unmuted } from './findings.ts';
import { findingLine, thingsFor, verdictOf, type Needs } from './things.ts';
import type { MuteView, NamedSystem } from './views.ts';
import { words } from './words.ts';

export interface CheckInput {
  readonly inspections: readonly Inspection[];
  readonly muted: readonly MuteView[];
  readonly firstSeen: (key: string) => string | undefined;
  readonly systems: readonly NamedSystem[];
  readonly asked: { readonly target?: string; readonly check?: string };
  readonly tookMs: number;
  readonly now: Date;
  readonly page?: string;
}

const NOTES_SHOWN = 10;

export function checkReport(input: CheckInput): Report {
  const { inspections, muted, page } = input;
  const all = findingsOf(inspections);
  const findings = unmuted(all, muted);
  const needs: Needs = { ...input, findings, waiting: [], changes: [] };
  const things = thingsFor(needs);
  const notes = grouped(findings.filter((finding) => !needsPerson(finding)))
    .slice(0, NOTES_SHOWN)
    .map((group) => findingLine(group, needs));
  const lines = [...things, ...notes, ...mutedLines(all, muted), ...examinedLines(inspections)];
  const sections: readonly Section[] = lines.length === 0 ? [] : [{ kind: 'lines', lines }];
  return composed('check', checkVerdict(inspections, things), {
    facts: factsOf(input),
    ...(things[0]?.mark !== undefined && { mark: things[0].mark }),
    sections,
    footer: footerOf(input),
    ...(page !== undefined && { page }),
    findings: all,
    outcomes: outcomesOf(inspections),
  });
}

function checkVerdict(inspections: readonly Inspection[], things: readonly Line[]): Text {
  const isExaminedAtAll = outcomesOf(inspections).some(isExamined);
  return things.length === 0 && !isExaminedAtAll ? words.nothingExamined() : verdictOf(things);
}

function factsOf({ asked: { target, check }, inspections, systems, now }: CheckInput): readonly Text[] {
  // Where only some checks were asked for, those behind a silent target are not counted as missing.
  const known = check === undefined ? systems : [];
  return [
    ...(target === undefined ? [] : [words.name({ name: target })]),
    ...(check === undefined ? [] : [words.name({ name: check })]),
    coverage(inspections, known),
    words.at({ at: now.toISOString() }),
  ];
}

function footerOf({ inspections, systems, asked, tookMs }: CheckInput): readonly Text[] {
  const missing = notChecked(inspections, asked.check === undefined ? systems : []);
  const took = words.took({ ms: Math.round(tookMs) });
  return missing === undefined ? [took] : [missing, took];
}

function mutedLines(all: readonly Finding[], muted: readonly MuteView[]): readonly Line[] {
  return all.flatMap((finding) => {
    const mute = muteOf(finding, muted);
    if (mute === undefined) return [];
    const note = words.mutedUntil({ at: mute.until, reason: mute.reason });
    return [{ target: finding.target, text: finding.text, note }];
  });
}

// What was looked at and found well, where the check can say how much it looked at: only for few checks, else it is
// for the full page.
const EXAMINED_SHOWN = 5;

function examinedLines(inspections: readonly Inspection[]): readonly Line[] {
  const well = outcomesOf(inspections).flatMap((outcome) =>
    outcome.state === 'ok' && outcome.examined !== undefined
      ? [{ target: outcome.target, text: words.examined({ title: outcome.title, examined: outcome.examined }) }]
      : [],
  );
  return well.length > EXAMINED_SHOWN ? [] : well;
}
