// reject: turns a plan down. The reason is not optional: those who read it later were not there.
import type { Command } from '../src/core/command.ts';
import { changeAndReason, required } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '<change> <reason>';

export const reject: Command = {
  verb: 'reject',
  words: ['reject', 'deny', '거절', '반려'],
  role: 'operator',
  usage,
  about: abouts.reject(),
  parse(words) {
    const { change, reason } = changeAndReason(words, `reject ${usage}`);
    return { change, reason: required(reason, `reject ${usage}`) };
  },
};
