// check: looks now. At everything, at one target or kind, and there at one check or facet.
import type { Command, Vocabulary } from '../src/core/command.ts';
import { facets } from '../src/core/system.ts';
import { nearest } from '../src/core/nearest.ts';
import { badInput, idNamed, isSame, named, nothingMore, targetNamed } from './typed-arguments.ts';
import { abouts, mends } from './words.ts';

const usage = '[target|kind] [check]';

export const check: Command = {
  verb: 'check',
  words: ['check', '점검'],
  role: 'viewer',
  usage,
  about: abouts.check(),
  parse([first, second, ...rest], vocabulary) {
    nothingMore(rest, `check ${usage}`);
    if (first === undefined) return {};
    if (second === undefined) return whereNamed(first, vocabulary) ?? whatNamed(first, vocabulary);
    const where = whereNamed(first, vocabulary) ?? { target: targetNamed(first, vocabulary).name };
    return { ...where, check: checkNamed(second, vocabulary, kindOf(where, vocabulary)) };
  },
};

type Where = { readonly target: string } | { readonly kind: string };

function whereNamed(typed: string, { targets, kinds }: Vocabulary): Where | undefined {
  const target = targets.find(({ name }) => isSame(name, typed));
  if (target !== undefined) return { target: target.name };
  const kind = kinds.find((known) => isSame(known, typed));
  return kind === undefined ? undefined : { kind };
}

function kindOf(where: Where, { targets }: Vocabulary): string | undefined {
  return 'kind' in where ? where.kind : targets.find(({ name }) => name === where.target)?.kind;
}

// A check named without a place is looked at wherever it exists.
function whatNamed(typed: string, vocabulary: Vocabulary): Record<string, string> {
  const facet = facets.find((known) => isSame(known, typed));
  if (facet !== undefined) return { check: facet };
  const id = idNamed(typed, vocabulary.checks);
  const kind = id?.split('.')[0];
  if (id !== undefined && kind !== undefined) return { kind, check: id };
  const known = [...vocabulary.targets.map(({ name }) => name), ...vocabulary.kinds, ...vocabulary.checks];
  const list = nearest(typed, known).join(', ');
  if (list !== '') throw badInput(mends.noTargetOrKind({ typed, list }));
  return { target: targetNamed(typed, vocabulary).name };
}

function checkNamed(typed: string, { checks }: Vocabulary, kind: string | undefined): string {
  const known = checks.filter((id) => kind === undefined || id.startsWith(`${kind}.`));
  const found = facets.find((facet) => isSame(facet, typed)) ?? idNamed(typed, known, kind);
  if (found !== undefined) return found;
  throw badInput(mends.noCheck({ typed, list: named(kind === undefined ? typed : `${kind}.${typed}`, known) }));
}
