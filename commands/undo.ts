// undo: plans the way back of a change; it is approved like any other.
import type { Command } from '../src/core/command.ts';
import { changeAndReason } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '<change> [reason]';

export const undo: Command = {
  verb: 'undo',
  words: ['undo', 'rollback', 'revert', '되돌리기', '롤백'],
  role: 'operator',
  usage,
  about: abouts.undo(),
  parse: (words) => changeAndReason(words, `undo ${usage}`),
};
