// Help: what the asker may type, in their language first, the other words beside it.
import type { Command } from '../core/command.ts';
import type { Language } from '../core/locale.ts';
import type { Report } from '../core/report.ts';
import { composed } from './composed.ts';
import { helpWords } from './words-status.ts';

export interface HelpInput {
  /** Already only those that the asker may use. */
  readonly commands: readonly Command[];
  readonly language: Language;
}

export function helpReport({ commands, language }: HelpInput): Report {
  const lines = commands.map((command) => {
    const [word, ...others] = wordsOf(command, language);
    return {
      target: `/aegis ${word} ${readable(command.usage)}`.trim(),
      text: others.length === 0 ? command.about : helpWords.about({ about: command.about, words: others.join(', ') }),
    };
  });
  return composed('help', helpWords.title(), {
    facts: [helpWords.count({ count: commands.length })],
    sections: lines.length === 0 ? [] : [{ kind: 'lines', lines }],
    footer: [helpWords.foot()],
  });
}

// Brackets that look the same everywhere, also where `<` has to be escaped.
function readable(usage: string): string {
  return usage.replaceAll('<', '‹').replaceAll('>', '›');
}

const HANGUL = /\p{Script=Hangul}/u;

function wordsOf({ words }: Command, language: Language): readonly [string, ...string[]] {
  const [canonical] = words;
  const own = language === 'ko' ? (words.find((word) => HANGUL.test(word)) ?? canonical) : canonical;
  return [own, ...words.filter((word) => word !== own)];
}
