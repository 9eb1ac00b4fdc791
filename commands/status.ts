// status: how every target is, from what was last seen.
import type { Command } from '../src/core/command.ts';
import { nothingMore } from './typed-arguments.ts';
import { abouts } from './words.ts';

export const status: Command = {
  verb: 'status',
  words: ['status', '상태'],
  role: 'viewer',
  usage: '',
  about: abouts.status(),
  parse(words) {
    nothingMore(words, 'status');
    return {};
  },
};
