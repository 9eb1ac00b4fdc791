// Problem: one thing wrong with what was configured, and how to mend it. For the terminal, before any language is known.
import { closest, distance } from 'fastest-levenshtein';

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
  const near = known.find((word) => word.length > 1 && typed.startsWith(word)) ?? closest(typed, [...known]);
  const isNear = typed.startsWith(near) || distance(typed, near) <= Math.max(2, Math.floor(typed.length / 3));
  return typed !== '' && isNear ? `Did you mean "${near}"? ${list}` : list;
}
