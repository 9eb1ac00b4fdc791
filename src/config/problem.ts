// Problem: one thing wrong with what was configured, and how to mend it. For the terminal, before any language is known.
import { nearest } from '../core/nearest.ts';

export interface Problem {
  /** Where: `targets[0].url`, `SLACK_BOT_TOKEN`. */
  readonly path: string;
  readonly text: string;
  readonly mend: string;
}

/** `targets[0].url` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** `Did you mean "targets"? There are: channels, people, targets.` */
export function choices(typed: string, known: readonly string[]): string {
  if (known.length === 0) return 'There is none.';
  const list = `There are: ${known.join(', ')}.`;
  // `targetss` and `target` mean `targets` alike.
  const near = known.find((word) => word.length > 1 && typed.startsWith(word)) ?? nearest(typed, known)[0];
  return typed !== '' && near !== undefined ? `Did you mean "${near}"? ${list}` : list;
}
