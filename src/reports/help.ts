// Help: what the asker may type, in their language, with the word of the other one beside it.
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
    const { own, other } = wordsOf(command, language);
    return {
      target: `${own} ${readable(command.usage)}`.trim(),
      text: command.about,
      ...(other !== undefined && { note: helpWords.word({ word: other }) }),
    };
  });
  return composed('help', helpWords.title(), {
    sections: lines.length === 0 ? [] : [{ kind: 'lines', lines }],
    footer: [helpWords.foot()],
  });
}

// Brackets that look the same everywhere, also where `<` has to be escaped.
function readable(usage: string): string {
  return usage.replaceAll('<', '‹').replaceAll('>', '›');
}

const HANGUL = /\p{Script=Hangul}/u;

// In the asker's language, and in the other one; further synonyms work, but would make the list too long to read.
function wordsOf({ words }: Command, language: Language): { own: string; other: string | undefined } {
  const [english] = words;
  const korean = words.find((word) => HANGUL.test(word));
  return language === 'ko' && korean !== undefined ? { own: korean, other: english } : { own: english, other: korean };
}
