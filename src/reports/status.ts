// The status report: what is known now, from the latest stored inspections: a line for each target, then what waits,
// runs or is forbidden.
import type { Change } from '../core/change.ts';
import { worst, type Finding } from '../core/finding.ts';
import type { Line, Report, Section } from '../core/report.ts';
import type { Inspection } from '../core/system.ts';
import type { Text } from '../core/words.ts';
import { changeSections } from './changes.ts';
import { composed } from './composed.ts';
import { coverage, isExamined, notChecked, outcomesOf } from './coverage.ts';
import { byWorst, findingsOf, needsPerson, unmuted } from './findings.ts';
import { joined } from './joined.ts';
import { thingsFor, verdictOf } from './things.ts';
import type { FreezeView, MuteView, NamedSystem, TargetWindow } from './views.ts';
import { words } from './words.ts';
import { statusWords } from './words-status.ts';

export interface StatusInput {
  readonly inspections: readonly Inspection[];
  readonly waiting: readonly Change[];
  readonly running: readonly Change[];
  readonly freeze?: FreezeView;
  readonly windows: readonly TargetWindow[];
  readonly now: Date;
  readonly muted?: readonly MuteView[];
  readonly systems?: readonly NamedSystem[];
}

export function statusReport(input: StatusInput): Report {
  const { inspections, running, now, systems = [] } = input;
  const findings = unmuted(findingsOf(inspections), input.muted ?? []);
  const things = thingsFor({ ...input, findings, systems, changes: running, firstSeen: () => undefined });
  const missing = notChecked(inspections, systems);
  return composed('status', verdictOf(things), {
    facts: [coverage(inspections, systems), statusWords.at({ at: now.toISOString() })],
    ...(things[0]?.mark !== undefined && { mark: things[0].mark }),
    sections: [
      ...freezeSection(input.freeze),
      ...targetSection(input),
      ...changeSections([...running, ...input.waiting], { now, systems }),
    ],
    footer: missing === undefined ? [] : [missing],
    findings: findingsOf(inspections),
    outcomes: outcomesOf(inspections),
  });
}

export function freezeSection(freeze: FreezeView | undefined): readonly Section[] {
  if (freeze === undefined) return [];
  const text = statusWords.frozen({ at: freeze.until, by: freeze.by, reason: freeze.reason });
  return [{ kind: 'lines', lines: [{ mark: 'warning', text }] }];
}

function targetSection(input: StatusInput): readonly Section[] {
  const lines = input.inspections.map((inspection) => targetLine(inspection, input));
  return lines.length === 0 ? [] : [{ kind: 'lines', lines }];
}

export function targetLine(
  inspection: Inspection,
  { windows, muted = [], now }: Pick<StatusInput, 'windows' | 'muted' | 'now'>,
): Line {
  const findings = unmuted(findingsOf([inspection]), muted).filter(needsPerson);
  const severity = worst(findings);
  const notes = [checkedNote(inspection.at, now), windowNote(inspection.target, windows)].filter(
    (note) => note !== undefined,
  );
  const note = joined(notes, 'dot');
  return {
    ...(severity !== undefined && severity !== 'info' && { mark: severity }),
    target: inspection.target,
    text: stateOf(inspection, byWorst(findings)),
    ...(note !== undefined && { note }),
  };
}

function stateOf({ outcomes }: Inspection, [first, ...more]: readonly Finding[]): Text {
  if (first !== undefined) {
    return more.length === 0 ? first.text : words.andMore({ first: first.text, count: more.length });
  }
  const examined = outcomes.filter(isExamined).length;
  return examined === 0 ? statusWords.notExamined() : statusWords.fine({ examined });
}

const HOUR_MS = 3_600_000;

function checkedNote(at: string, now: Date): Text {
  return now.getTime() - Date.parse(at) < HOUR_MS ? statusWords.checked({ at }) : statusWords.stale({ at });
}

function windowNote(target: string, windows: readonly TargetWindow[]): Text | undefined {
  const state = windows.find((window) => window.target === target)?.state;
  if (state === undefined) return undefined;
  if (!state.open) return statusWords.closed({ at: state.next.toISOString() });
  return state.until === undefined ? undefined : statusWords.open({ at: state.until.toISOString() });
}
