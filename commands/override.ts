// override: lets an approved change run now, in spite of a freeze or outside its window. Loud, and never without a reason.
import type { Command } from '../src/core/command.ts';
import { changeAndReason, required } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '<change> <reason>';

export const override: Command = {
  verb: 'override',
  words: ['override', '강행'],
  role: 'approver',
  usage,
  about: abouts.override(),
  parse(words) {
    const { change, reason } = changeAndReason(words, `override ${usage}`);
    return { change, reason: required(reason, `override ${usage}`) };
  },
};
