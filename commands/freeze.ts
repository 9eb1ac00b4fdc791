// freeze: no change starts until a time. A span comes out as minutes; a time of day stays as typed, for its next
// occurrence in the reader's zone.
import type { Command } from '../src/core/command.ts';
import { minutesOf, MOST_MINUTES, timeOfDay } from './span.ts';
import { badInput, required } from './typed-arguments.ts';
import { abouts, mends } from './words.ts';

const usage = '<until> <reason>';

export const freeze: Command = {
  verb: 'freeze',
  words: ['freeze', '동결'],
  role: 'operator',
  usage,
  about: abouts.freeze(),
  parse(words) {
    const [typed, ...rest] = words[0]?.toLowerCase() === 'until' ? words.slice(1) : words;
    const until = endOf(required(typed, `freeze ${usage}`));
    return { until, reason: required(rest.join(' '), `freeze ${usage}`) };
  },
};

function endOf(typed: string): string {
  const bare = typed.replace(/(까지|동안)$/, '');
  const minutes = minutesOf(bare);
  const end = minutes === undefined ? timeOfDay(bare) : String(minutes);
  if (end === undefined) throw badInput(mends.noEnd({ typed, most: MOST_MINUTES * 60_000 }));
  return end;
}
