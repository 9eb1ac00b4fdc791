// doctor: every precondition on one page, each with how to mend it.
import type { Command } from '../src/core/command.ts';
import { nothingMore } from './typed-arguments.ts';
import { abouts } from './words.ts';

export const doctor: Command = {
  verb: 'doctor',
  words: ['doctor', '진단'],
  role: 'viewer',
  usage: '',
  about: abouts.doctor(),
  parse(words) {
    nothingMore(words, 'doctor');
    return {};
  },
};
