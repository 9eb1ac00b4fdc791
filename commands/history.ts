// history: what was changed, on one target or on all.
import type { Command } from '../src/core/command.ts';
import { nothingMore, targetNamed } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '[target]';

export const history: Command = {
  verb: 'history',
  words: ['history', '이력', '기록'],
  role: 'viewer',
  usage,
  about: abouts.history(),
  parse([target, ...rest], vocabulary) {
    nothingMore(rest, `history ${usage}`);
    return target === undefined ? {} : { target: targetNamed(target, vocabulary).name };
  },
};
