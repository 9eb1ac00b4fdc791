// window: when changes may run, on one target or on all.
import type { Command } from '../src/core/command.ts';
import { nothingMore, targetNamed } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '[target]';

export const window: Command = {
  verb: 'window',
  words: ['window', 'windows', '창', '점검창', '작업창'],
  role: 'viewer',
  usage,
  about: abouts.window(),
  parse([target, ...rest], vocabulary) {
    nothingMore(rest, `window ${usage}`);
    return target === undefined ? {} : { target: targetNamed(target, vocabulary).name };
  },
};
