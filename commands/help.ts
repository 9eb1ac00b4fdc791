// help: what the asker may do. Whatever follows the word, the whole list is the answer: it is one screen.
import type { Command } from '../src/core/command.ts';
import { abouts } from './words.ts';

export const help: Command = {
  verb: 'help',
  words: ['help', '도움말', '도움', '?'],
  role: 'viewer',
  usage: '',
  about: abouts.help(),
  parse: () => ({}),
};
