// Probe: one precondition, whether it holds, and how to mend it.
import type { Text } from './words.ts';

export interface Probe {
  readonly name: Text;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly text: Text;
  /** Copy-ready statement or advice. */
  readonly mend?: string;
}
