// approve: a vote for the plan as it stands. Who may, and how many are needed, is the policy's to say; where it asks for
// the target's name, the name is typed after the number.
import type { Command } from '../src/core/command.ts';
import { changeNumber, nothingMore, required, targetNamed } from './typed-arguments.ts';
import { abouts } from './words.ts';

const usage = "<change> [target's name]";

export const approve: Command = {
  verb: 'approve',
  words: ['approve', '승인'],
  role: 'operator',
  usage,
  about: abouts.approve(),
  parse([number, name, ...rest], vocabulary) {
    nothingMore(rest, `approve ${usage}`);
    const change = changeNumber(required(number, `approve ${usage}`));
    return name === undefined ? { change } : { change, confirm: targetNamed(name, vocabulary).name };
  },
};
