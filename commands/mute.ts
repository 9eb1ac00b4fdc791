// mute: no word about a finding for a while. Always with an end and a reason, both shown in the reports.
import type { Command } from '../src/core/command.ts';
import { findingNamed } from './finding-named.ts';
import { minutesOf, MOST_MINUTES } from './span.ts';
import { badInput, required } from './typed-arguments.ts';
import { abouts, mends } from './words.ts';

const usage = '<finding> <for> <reason>';

export const mute: Command = {
  verb: 'mute',
  words: ['mute', '음소거'],
  role: 'operator',
  usage,
  about: abouts.mute(),
  parse([typedFinding, typed, ...rest], vocabulary) {
    const finding = findingNamed(required(typedFinding, `mute ${usage}`), vocabulary);
    const minutes = minutesOf(required(typed, `mute ${usage}`));
    if (minutes === undefined) throw badInput(mends.noSpan({ typed: typed ?? '', most: MOST_MINUTES * 60_000 }));
    return { finding, for: String(minutes), reason: required(rest.join(' '), `mute ${usage}`) };
  },
};
