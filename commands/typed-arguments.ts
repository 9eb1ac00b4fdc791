// Typed arguments: what several commands take. Each either finds what was meant or throws a Fault that says how to mend it.
import type { Vocabulary } from '../src/core/command.ts';
import { Fault } from '../src/core/fault.ts';
import type { Text } from '../src/core/words.ts';
import { nearestFirst } from '../src/core/nearest.ts';
import { mends } from './words.ts';

const MOST_NAMES = 12;

export function badInput(text: Text): Fault {
  return new Fault('bad-input', text);
}

/** The likely names first, at most twelve: an answer is read on a phone. */
export function named(typed: string, known: readonly string[]): string {
  const list = nearestFirst(typed, known);
  return list.slice(0, MOST_NAMES).join(', ') + (list.length > MOST_NAMES ? ', …' : '');
}

export type TargetName = Vocabulary['targets'][number];

export function targetNamed(typed: string, { targets }: Vocabulary): TargetName {
  const target = targets.find(({ name }) => isSame(name, typed));
  if (target !== undefined) return target;
  if (targets.length === 0) throw new Fault('unknown-target', mends.noTargetsAtAll({ typed }));
  const list = named(
    typed,
    targets.map(({ name }) => name),
  );
  throw new Fault('unknown-target', mends.noTarget({ typed, list }));
}

/** `postgres.vacuum` by its whole id, or by `vacuum` where the kind is known. */
export function idNamed(typed: string, ids: readonly string[], kind?: string): string | undefined {
  const whole = kind === undefined || typed.includes('.') ? typed : `${kind}.${typed}`;
  return ids.find((id) => isSame(id, whole));
}

/** A change's number, as `42` or `#42`. */
export function changeNumber(typed: string): string {
  const digits = /^#?(\d{1,9})$/.exec(typed)?.[1];
  if (digits === undefined || Number(digits) === 0) throw badInput(mends.noChange({ typed }));
  return String(Number(digits));
}

export function required(word: string | undefined, usage: string): string {
  if (word === undefined || word === '') throw badInput(mends.missing({ usage }));
  return word;
}

export function nothingMore(words: readonly string[], usage: string): void {
  if (words.length > 0) throw badInput(mends.tooMuch({ typed: words.join(' '), usage }));
}

/** A change's number and, after it, what else was said. */
export function changeAndReason(words: readonly string[], usage: string): { change: string; reason?: string } {
  const [number, ...rest] = words;
  const change = changeNumber(required(number, usage));
  return rest.length === 0 ? { change } : { change, reason: rest.join(' ') };
}

export function isSame(name: string, typed: string): boolean {
  return name.toLowerCase() === typed.toLowerCase();
}
