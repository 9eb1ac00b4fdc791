// Moves: gauges that became better or worse since the previous report by enough to be worth a person's time.
import type { Change } from '../core/change.ts';
import type { Sample, Unit } from '../core/sample.ts';
import type { Text } from '../core/words.ts';
import { moved } from './quantity.ts';
import { gaugeOf, type NamedSystem } from './views.ts';
import { words } from './words.ts';

export interface Move {
  readonly before: Sample;
  readonly after: Sample;
  readonly direction: 'better' | 'worse';
  /** Of the larger value, 0–1: 31 → 4 is 0.87, and so is 4 → 31. */
  readonly share: number;
}

// Ten per cent of the value, and at least this much: 2 % → 3 % of a processor is half as much again, and nothing.
const LEAST_SHARE = 0.1;
const LEAST: Readonly<Record<Unit, number>> = {
  bytes: 100 * 1024 ** 2,
  percent: 5,
  count: 100,
  ms: 100,
  seconds: 3600,
  'per-second': 100,
};

export function movesBetween(
  before: readonly Sample[],
  after: readonly Sample[],
  systems: readonly NamedSystem[],
): readonly Move[] {
  const old = new Map(before.map((sample) => [keyOf(sample), sample]));
  return after
    .flatMap((sample) => {
      const was = old.get(keyOf(sample));
      const move = was === undefined ? undefined : moveOf(was, sample, systems);
      return move === undefined ? [] : [move];
    })
    .toSorted((a, b) => b.share - a.share);
}

function moveOf(before: Sample, after: Sample, systems: readonly NamedSystem[]): Move | undefined {
  const better = gaugeOf(systems, after.gauge)?.better ?? 'neither';
  const difference = after.value - before.value;
  const share = Math.abs(difference) / Math.max(Math.abs(before.value), Math.abs(after.value), Number.EPSILON);
  if (better === 'neither' || share < LEAST_SHARE || Math.abs(difference) < LEAST[after.unit]) return undefined;
  const direction = difference > 0 === (better === 'more') ? 'better' : 'worse';
  return { before, after, direction, share };
}

/** A target's whole speaks for its parts. */
export function wholesFirst(moves: readonly Move[]): readonly Move[] {
  const wholes = new Set(moves.filter(({ after }) => after.subject === '').map(({ after }) => gaugeKey(after)));
  return moves.filter(({ after }) => after.subject === '' || !wholes.has(gaugeKey(after)));
}

/** "pg-main dead rows 31 % → 4 % (change 41)" */
export function moveText(move: Move, systems: readonly NamedSystem[], changes: readonly Change[]): Text {
  const { target, gauge, subject, unit } = move.after;
  const title = gaugeOf(systems, gauge)?.title ?? gauge;
  const change = moved(move.before.value, move.after.value, unit);
  const text =
    subject === ''
      ? words.gauge({ target, title, move: change })
      : words.gaugeOf({ target, subject, title, move: change });
  const cause = causeOf(move.after, changes);
  return cause === undefined ? text : words.byChange({ text, id: String(cause.id) });
}

export function causeOf({ target, gauge, subject }: Sample, changes: readonly Change[]): Change | undefined {
  return changes.find(
    ({ state, plan }) =>
      state === 'done' &&
      plan.target === target &&
      plan.proof.gauges.some((proof) => proof.gauge === gauge && (subject === '' || proof.subject === subject)),
  );
}

export function keyOf({ target, gauge, subject }: Sample): string {
  return JSON.stringify([target, gauge, subject]);
}

function gaugeKey({ target, gauge }: Sample): string {
  return `${target} ${gauge}`;
}
