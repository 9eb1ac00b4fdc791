// The Home tab: what waits for this person, what they asked for, what runs, and how the targets are.
import type { Change } from '../core/change.ts';
import type { Member } from '../core/person.ts';
import { hasRole, roles } from '../core/person.ts';
import type { Line, Report, ReportKind, Section } from '../core/report.ts';
import type { Inspection } from '../core/system.ts';
import type { Text } from '../core/words.ts';
import { changeLine } from './change-line.ts';
import { changeSections } from './changes.ts';
import { composed } from './composed.ts';
import { coverage, outcomesOf } from './coverage.ts';
import { findingsOf, unmuted } from './findings.ts';
import { joined } from './joined.ts';
import { freezeSection, targetLine } from './status.ts';
import { thingsFor, verdictOf } from './things.ts';
import type { FreezeView, MuteView, NamedSystem, TargetWindow } from './views.ts';
import { homeWords } from './words-status.ts';

export interface HomeInput {
  readonly member: Member;
  readonly waiting: readonly Change[];
  /** Asked for by this person. */
  readonly mine: readonly Change[];
  readonly running: readonly Change[];
  /** Latest inspections. */
  readonly targets: readonly Inspection[];
  readonly nextReports: readonly { readonly kind: ReportKind; readonly at: string }[];
  readonly freeze?: FreezeView;
  readonly windows: readonly TargetWindow[];
  readonly now: Date;
  readonly muted?: readonly MuteView[];
  readonly systems?: readonly NamedSystem[];
}

export function homeReport(input: HomeInput): Report {
  const { targets, running, waiting, mine, systems = [] } = input;
  const findings = unmuted(findingsOf(targets), input.muted ?? []);
  const things = thingsFor({ ...input, findings, systems, changes: running, firstSeen: () => undefined });
  return composed('home', verdictOf(things), {
    facts: [coverage(targets, systems)],
    ...(things[0]?.mark !== undefined && { mark: things[0].mark }),
    sections: [
      ...freezeSection(input.freeze),
      ...changesUnder(homeWords.waiting(), waiting, input),
      ...changeSections(running, { now: input.now, systems }),
      ...changesUnder(
        homeWords.mine(),
        mine.filter((change) => !waiting.some(({ id }) => id === change.id)),
        input,
      ),
      ...under(
        homeWords.targets(),
        targets.map((inspection) => targetLine(inspection, input)),
      ),
      ...under(
        homeWords.reports(),
        input.nextReports.map(({ kind, at }) => ({ text: homeWords[kind]({ at }) })),
      ),
    ],
    footer: [...mayOf(input.member), homeWords.typeHelp()],
    findings: findingsOf(targets),
    outcomes: outcomesOf(targets),
  });
}

function under(heading: Text, lines: readonly Line[]): readonly Section[] {
  return lines.length === 0 ? [] : [{ kind: 'lines', heading, lines }];
}

function changesUnder(heading: Text, changes: readonly Change[], { now, systems }: HomeInput): readonly Section[] {
  return under(
    heading,
    changes.map((change) => changeLine(change, { now, systems, isSorted: true })),
  );
}

function mayOf(member: Member): readonly Text[] {
  const list = joined(
    roles.filter((role) => hasRole(member, role)).map((role) => homeWords[role]()),
    'comma',
  );
  return list === undefined ? [] : [homeWords.may({ list })];
}
