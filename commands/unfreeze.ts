// unfreeze: ends a freeze before its time.
import type { Command } from '../src/core/command.ts';
import { nothingMore } from './typed-arguments.ts';
import { abouts } from './words.ts';

export const unfreeze: Command = {
  verb: 'unfreeze',
  words: ['unfreeze', '동결해제'],
  role: 'operator',
  usage: '',
  about: abouts.unfreeze(),
  parse(words) {
    nothingMore(words, 'unfreeze');
    return {};
  },
};
