// Quantity: a number with its unit, and a number beside what it was.
import type { Unit } from '../core/sample.ts';
import type { Text } from '../core/words.ts';
import { unitWords } from './words-joined.ts';

export function quantity(value: number | null, unit: Unit): Text {
  if (value === null) return unitWords.unread();
  return unitWords[unit]({ value: unit === 'seconds' ? value * 1000 : value });
}

export function moved(before: number | null, after: number | null, unit: Unit): Text {
  return unitWords.moved({ before: quantity(before, unit), after: quantity(after, unit) });
}
