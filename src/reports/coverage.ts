// Coverage: how many checks were examined out of how many, and why the others were not. Silence is never health.
import type { Outcome } from '../core/finding.ts';
import type { Inspection } from '../core/system.ts';
import type { Text } from '../core/words.ts';
import { cutTo, joined, together } from './joined.ts';
import type { MuteView, NamedSystem } from './views.ts';
import { words } from './words.ts';

// In a channel; the full page has a line for each.
const REASONS_SHOWN = 6;

export function outcomesOf(inspections: readonly Inspection[]): readonly Outcome[] {
  return inspections.flatMap(({ outcomes }) => outcomes);
}

export function isExamined({ state }: Pick<Outcome, 'state'>): boolean {
  return state === 'ok' || state === 'finding';
}

/** "5 targets, 61 of 64 checks" */
export function coverage(inspections: readonly Inspection[], systems: readonly NamedSystem[]): Text {
  const outcomes = outcomesOf(inspections);
  const examined = outcomes.filter(isExamined).length;
  const total = outcomes.length + inspections.reduce((sum, one) => sum + hidden(one, systems), 0);
  const targets = inspections.length;
  if (targets === 0) return words.noTargets();
  return examined === total ? words.coverageWhole({ targets, total }) : words.coverage({ targets, examined, total });
}

/** One line of small print, the checks with the same reason together; undefined where everything was examined. */
export function notChecked(inspections: readonly Inspection[], systems: readonly NamedSystem[]): Text | undefined {
  const missing = outcomesOf(inspections).filter((outcome) => !isExamined(outcome));
  const silent = inspections.filter((one) => hidden(one, systems) > 0);
  const count = missing.length + silent.reduce((sum, one) => sum + hidden(one, systems), 0);
  if (count === 0) return undefined;
  const reasons = [...silent.map(silence), ...groupedByReason(missing)];
  const list = joined(
    cutTo(reasons, REASONS_SHOWN, (more) => words.more({ count: more })),
    'dot',
  );
  return words.notChecked({ count, list: list ?? '' });
}

// A target that does not answer has the one outcome that says so; its other checks were not examined either.
function hidden({ kind, outcomes }: Inspection, systems: readonly NamedSystem[]): number {
  if (!isSilent({ kind, outcomes })) return 0;
  const checks = systems.find((system) => system.kind === kind)?.checks?.length ?? 1;
  return Math.max(0, checks - outcomes.length);
}

function isSilent({ kind, outcomes }: Pick<Inspection, 'kind' | 'outcomes'>): boolean {
  return outcomes.some(({ check, state }) => check === `${kind}.reachable` && state === 'finding');
}

function silence({ target }: Inspection): Text {
  return words.onTarget({ target, text: words.behindSilence() });
}

function groupedByReason(missing: readonly Outcome[]): readonly Text[] {
  const groups = Map.groupBy(missing, (outcome) => JSON.stringify([outcome.target, reasonOf(outcome)]));
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] = group;
    if (first === undefined) return [];
    const titles = together('comma', first.title, ...rest.slice(0, 3).map(({ title }) => title));
    const all = rest.length > 3 ? words.andMore({ first: titles, count: rest.length - 3 }) : titles;
    return [words.onTarget({ target: first.target, text: together('inside', all, reasonOf(first)) })];
  });
}

function reasonOf(outcome: Outcome): Text {
  if (outcome.state === 'not-checked') return outcome.reason;
  return outcome.state === 'error' ? words.failedCheck({ reason: outcome.reason }) : outcome.title;
}

export function mutedPrint(muted: readonly MuteView[]): Text | undefined {
  const at = muted.map(({ until }) => until).toSorted()[0];
  return at === undefined ? undefined : words.muted({ count: muted.length, at });
}
