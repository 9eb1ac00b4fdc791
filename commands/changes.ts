// changes: the plans that wait for people and the changes that run.
import type { Command } from '../src/core/command.ts';
import { nothingMore } from './typed-arguments.ts';
import { abouts } from './words.ts';

export const changes: Command = {
  verb: 'changes',
  words: ['changes', 'plans', '변경', '변경목록', '계획'],
  role: 'viewer',
  usage: '',
  about: abouts.changes(),
  parse(words) {
    nothingMore(words, 'changes');
    return {};
  },
};
