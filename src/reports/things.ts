// Things: what needs a person, one line and one button each. Their number is the first line of every report.
import type { Change } from '../core/change.ts';
import type { Finding } from '../core/finding.ts';
import type { Action, Line } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { grouped, needsPerson } from './findings.ts';
import { isToday, noteOf, since, type Known } from './notes.ts';
import { remedyTitle, type NamedSystem } from './views.ts';
import { words } from './words.ts';

export interface Needs extends Known {
  /** Unmuted. */
  readonly findings: readonly Finding[];
  readonly systems: readonly NamedSystem[];
  readonly waiting: readonly Change[];
  /** Any changes; those of unknown outcome are picked. */
  readonly changes: readonly Change[];
}

export function thingsFor(needs: Needs): readonly Line[] {
  const found = grouped(needs.findings.filter(needsPerson)).map((group) => findingLine(group, needs));
  const unknown = needs.changes.filter(({ state }) => state === 'unknown').map(unknownLine);
  const lines = [...unknown, ...found];
  const critical = lines.filter(({ mark }) => mark === 'critical');
  const others = lines.filter(({ mark }) => mark !== 'critical');
  return [...critical, ...others, ...waitingLines(needs)];
}

export function verdictOf(things: readonly Line[]): Text {
  return things.length === 0 ? words.nothingNeedsYou() : words.thingsNeedYou({ count: things.length });
}

/** One line for findings of one check on one target. */
export function findingLine(group: readonly [Finding, ...Finding[]], needs: Needs): Line {
  const [worst] = group;
  const note = noteOf(worst, needs);
  const action = proposal(group, needs.systems);
  return {
    ...markOf(worst),
    target: worst.target,
    text: group.length === 1 ? worst.text : words.andMore({ first: worst.text, count: group.length - 1 }),
    ...(note !== undefined && { note }),
    ...(action !== undefined && { action }),
  };
}

function markOf({ severity }: Finding): Pick<Line, 'mark'> {
  return severity === 'info' ? {} : { mark: severity };
}

// A button's value holds 2,000 characters; a longer subject is left out, and the remedy looks for itself.
const LONGEST_SUBJECT = 500;

function proposal(group: readonly [Finding, ...Finding[]], systems: readonly NamedSystem[]): Action | undefined {
  const [{ target, subject, remedy }] = group;
  if (remedy === undefined) return undefined;
  const single = group.length === 1 && subject !== '' && subject.length <= LONGEST_SUBJECT;
  const value = single ? `${target} ${remedy} ${subject}` : `${target} ${remedy}`;
  return { id: 'propose', value, label: words.planFor({ title: remedyTitle(systems, remedy) }) };
}

function unknownLine(change: Change): Line {
  const id = String(change.id);
  return {
    mark: 'critical',
    target: change.plan.target,
    text: words.outcomeUnknown({ id }),
    action: { id: 'look', value: id, label: words.lookNow() },
  };
}

function waitingLines({ waiting, now }: Needs): readonly Line[] {
  const byTarget = Map.groupBy(waiting, (change) => change.plan.target);
  return [...byTarget].map(([target, plans]) => {
    const at = plans.map(({ expiresAt }) => expiresAt).toSorted()[0] ?? now.toISOString();
    const note = since(plans.map(({ requestedAt }) => requestedAt).toSorted()[0], now);
    return {
      mark: 'warning',
      target,
      text: isToday(at, now)
        ? words.plansWaitToday({ count: plans.length, at })
        : words.plansWait({ count: plans.length, at }),
      ...(note !== undefined && { note }),
      action: { id: 'show-plans', value: '', label: words.showPlans() },
    };
  });
}
