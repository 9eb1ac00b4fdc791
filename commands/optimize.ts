// optimize: asks for a plan. Without a remedy, whatever the target needs most; the subject narrows it to one thing.
import type { Command } from '../src/core/command.ts';
import { badInput, idNamed, named, nothingMore, required, targetNamed } from './typed-arguments.ts';
import { abouts, mends } from './words.ts';

const usage = '<target> [remedy] [subject]';

export const optimize: Command = {
  verb: 'optimize',
  words: ['optimize', '최적화'],
  role: 'operator',
  usage,
  about: abouts.optimize(),
  parse([typedTarget, typed, subject, ...rest], vocabulary) {
    nothingMore(rest, `optimize ${usage}`);
    const target = targetNamed(required(typedTarget, `optimize ${usage}`), vocabulary);
    if (typed === undefined) return { target: target.name };
    const remedies = vocabulary.remedies.filter((id) => id.startsWith(`${target.kind}.`));
    if (remedies.length === 0) throw badInput(mends.noRemediesAtAll({ target: target.name }));
    const remedy = idNamed(typed, remedies, target.kind);
    if (remedy === undefined) throw badInput(mends.noRemedy({ typed, list: named(typed, remedies) }));
    return subject === undefined ? { target: target.name, remedy } : { target: target.name, remedy, subject };
  },
};
