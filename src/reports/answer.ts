// Answer: a short report for the one who asked, from one sentence.
import type { Action, Mark, Report, Section } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { composed } from './composed.ts';

export interface AnswerOptions {
  readonly mark?: Mark;
  readonly actions?: readonly Action[];
  readonly file?: { readonly name: string; readonly content: string };
  readonly change?: number;
}

export function answer(text: Text, { mark, actions = [], file, change }: AnswerOptions = {}): Report {
  const sections: readonly Section[] = actions.length === 0 ? [] : [{ kind: 'actions', actions }];
  return composed('answer', text, {
    sections,
    ...(mark !== undefined && { mark }),
    ...(file !== undefined && { file }),
    ...(change !== undefined && { change }),
  });
}

/** An answer with a list below it. */
export function answerLines(text: Text, lines: readonly Text[]): Report {
  return composed('answer', text, {
    sections: lines.length === 0 ? [] : [{ kind: 'lines', lines: lines.map((line) => ({ text: line })) }],
  });
}
