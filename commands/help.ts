// help: what the asker may do; of one command, when it is named.
import type { Command } from '../src/core/command.ts';
import { nothingMore } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = '[command]';

export const help: Command = {
  verb: 'help',
  words: ['help', '도움말', '도움', '?'],
  role: 'viewer',
  usage,
  about: abouts.help(),
  parse([command, ...rest]) {
    nothingMore(rest, `help ${usage}`);
    return command === undefined ? {} : { command };
  },
};
