// Since last: what changed since the previous report, a line each: better, worse, fixed, changes, running, fine.
import type { Change } from '../core/change.ts';
import type { Finding } from '../core/finding.ts';
import type { Line } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { changeLine } from './change-line.ts';
import { isExamined } from './coverage.ts';
import { fixedSince, fixedText, levelSample } from './fixed.ts';
import { together } from './joined.ts';
import { causeOf, keyOf, moveText, movesBetween, wholesFirst } from './moves.ts';
import type { ScheduledInput } from './scheduled-input.ts';
import { words } from './words.ts';

// More than this is read on the full page.
const LISTED = 4;

export interface SinceLast {
  /** Nothing of it: a quiet day. */
  readonly changed: readonly Line[];
  readonly fine: readonly Line[];
}

export function sinceLast(input: ScheduledInput, things: readonly Line[]): SinceLast {
  const fixed = fixedOf(input);
  const moves = movesSince(input, fixed);
  const changed = [
    ...listed(moves.worse, words.worse),
    ...listed(moves.better, words.better),
    ...listed(fixedTexts(fixed, input), words.fixed),
    ...changeLines(
      input.finished.filter(({ id }) => !moves.causes.has(id)),
      input,
    ),
    ...changeLines(
      input.running.filter(({ state }) => state === 'running'),
      input,
    ),
  ];
  return { changed, fine: listed(fineTargets(input, things), words.fine, Number.POSITIVE_INFINITY) };
}

type ListWord = (params: { list: Text }) => Text;

function listed(texts: readonly Text[], word: ListWord, most = LISTED): readonly Line[] {
  const [first, ...rest] = texts.slice(0, most);
  if (first === undefined) return [];
  const list = together('comma', first, ...rest);
  const more = texts.length - 1 - rest.length;
  return [{ text: word({ list: more === 0 ? list : words.andMore({ first: list, count: more }) }) }];
}

function fixedOf({ previous, inspections }: ScheduledInput): readonly Finding[] {
  return fixedSince(previous?.findings ?? [], inspections);
}

// What a fixed finding or a change already says is not said again.
function movesSince({ previous, inspections, systems, finished }: ScheduledInput, fixed: readonly Finding[]) {
  const samples = inspections.flatMap((inspection) => inspection.samples);
  const before = previous?.samples ?? [];
  const said = new Set(fixed.flatMap((finding) => levelSample(finding, before) ?? []).map(keyOf));
  const moves = wholesFirst(movesBetween(before, samples, systems)).filter(({ after }) => !said.has(keyOf(after)));
  const texts = (direction: 'better' | 'worse') =>
    moves.filter((move) => move.direction === direction).map((move) => moveText(move, systems, finished));
  const shown = moves.filter(({ direction }) => direction === 'better').slice(0, LISTED);
  const causes = new Set(shown.map(({ after }) => causeOf(after, finished)?.id));
  return { better: texts('better'), worse: texts('worse'), causes };
}

function fixedTexts(fixed: readonly Finding[], { previous, inspections }: ScheduledInput): readonly Text[] {
  const samples = inspections.flatMap((inspection) => inspection.samples);
  return fixed.map((finding) => fixedText(finding, previous?.samples ?? [], samples));
}

function changeLines(changes: readonly Change[], { now, systems }: ScheduledInput): readonly Line[] {
  return changes
    .filter(({ state }) => state !== 'unknown')
    .map((change) => changeLine(change, { now, systems, details: false }));
}

// Fine: looked at, and nothing there needs a person.
function fineTargets({ inspections }: ScheduledInput, things: readonly Line[]): readonly Text[] {
  const needing = new Set(things.map(({ target }) => target));
  return inspections
    .filter(({ target, outcomes }) => !needing.has(target) && outcomes.some(isExamined))
    .map(({ target }) => words.name({ name: target }));
}
