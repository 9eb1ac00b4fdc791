// Bug: what is told of an error that nobody foresaw: people get a reference, the log gets the stack.
import { randomBytes } from 'node:crypto';
import type { Text } from '../../core/words.ts';
import type { Parts } from '../parts.ts';
import { words } from '../words.ts';

export function toldAsBug({ log }: Pick<Parts, 'log'>, error: unknown, facts: object, what: string): Text {
  const reference = randomBytes(3).toString('hex');
  log.error({ ...facts, reference, error }, what);
  return words.bug({ reference });
}
