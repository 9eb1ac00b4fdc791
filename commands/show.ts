// show: one change, whole.
import type { Command } from '../src/core/command.ts';
import { changeNumber, nothingMore, required } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '<change>';

export const show: Command = {
  verb: 'show',
  words: ['show', 'change', '보기', '상세'],
  role: 'viewer',
  usage,
  about: abouts.show(),
  parse([number, ...rest]) {
    nothingMore(rest, `show ${usage}`);
    return { change: changeNumber(required(number, `show ${usage}`)) };
  },
};
