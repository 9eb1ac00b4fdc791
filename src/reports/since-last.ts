// Since last: what changed since the previous report, a line each: better, worse, fixed, changes, running, fine.
import type { Change } from '../core/change.ts';
import type { Line } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { changeLine } from './change-line.ts';
import { isExamined } from './coverage.ts';
import { fixedSince, fixedText } from './fixed.ts';
import { together } from './joined.ts';
import { moveText, movesBetween, wholesFirst } from './moves.ts';
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
  const moves = movesSince(input);
  const changed = [
    ...listed(moves.worse, words.worse),
    ...listed(moves.better, words.better),
    ...listed(fixedTexts(input), words.fixed),
    ...changeLines(input.finished, input),
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

function movesSince({ previous, inspections, systems, finished }: ScheduledInput) {
  const samples = inspections.flatMap((inspection) => inspection.samples);
  const moves = wholesFirst(movesBetween(previous?.samples ?? [], samples, systems));
  const said = (direction: 'better' | 'worse') =>
    moves.filter((move) => move.direction === direction).map((move) => moveText(move, systems, finished));
  return { better: said('better'), worse: said('worse') };
}

function fixedTexts({ previous, inspections }: ScheduledInput): readonly Text[] {
  if (previous === undefined) return [];
  const samples = inspections.flatMap((inspection) => inspection.samples);
  return fixedSince(previous.findings, inspections).map((finding) => fixedText(finding, previous.samples, samples));
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
