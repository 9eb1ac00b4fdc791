// unmute: hear about a finding again.
import type { Command } from '../src/core/command.ts';
import { findingNamed } from './finding-named.ts';
import { nothingMore, required } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '<finding>';

export const unmute: Command = {
  verb: 'unmute',
  words: ['unmute', '음소거해제'],
  role: 'operator',
  usage,
  about: abouts.unmute(),
  parse([typed, ...rest], vocabulary) {
    nothingMore(rest, `unmute ${usage}`);
    return { finding: findingNamed(required(typed, `unmute ${usage}`), vocabulary) };
  },
};
