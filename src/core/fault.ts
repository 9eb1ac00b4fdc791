// Fault: the one error class for what people can be told. Anything else thrown is our own bug: people see a short
// reference, the log has the stack.
import type { Text } from './words.ts';

export const faultCodes = [
  'bad-input', // what was typed or configured cannot be used; the text says how to mend it
  'unknown-target',
  'unknown-change',
  'not-allowed', // the person's role or relation to the change forbids it
  'too-late', // somebody else decided, or it expired
  'plan-moved', // the world changed since the plan was shown
  'frozen', // a freeze forbids changes now
  'busy', // another change owns the target
  'fence-lost', // another worker took this change over: stop at once
  'unreachable',
  'test-failed', // the test after the act did not pass
  'step-failed', // the target refused a step; nothing of it happened
  'outcome-unknown', // the connection broke while the target was acting
  'own-store', // Aegis never operates on the cluster that holds its own state
  'cancelled',
  'not-available',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export class Fault extends Error {
  readonly code: FaultCode;
  readonly text: Text;

  constructor(code: FaultCode, text: Text, options?: ErrorOptions) {
    super(`${code}: ${JSON.stringify(text)}`, options);
    this.name = 'Fault';
    this.code = code;
    this.text = text;
  }
}

export function isFault(error: unknown, code?: FaultCode): error is Fault {
  return error instanceof Fault && (code === undefined || error.code === code);
}
