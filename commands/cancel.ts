// cancel: stops a change that waits, or one that runs at its next safe place.
import type { Command } from '../src/core/command.ts';
import { changeAndReason } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '<change> [reason]';

export const cancel: Command = {
  verb: 'cancel',
  words: ['cancel', 'stop', '취소', '중지'],
  role: 'operator',
  usage,
  about: abouts.cancel(),
  parse: (words) => changeAndReason(words, `cancel ${usage}`),
};
