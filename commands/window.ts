// window: when changes may run, target by target.
import type { Command } from '../src/core/command.ts';
import { nothingMore } from './typed-arguments.ts';
import { abouts } from './words.ts';

export const window: Command = {
  verb: 'window',
  words: ['window', 'windows', '창', '점검창', '작업창'],
  role: 'viewer',
  usage: '',
  about: abouts.window(),
  parse(words) {
    nothingMore(words, 'window');
    return {};
  },
};
