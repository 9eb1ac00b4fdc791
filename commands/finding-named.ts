// A finding as people name it: `target/check/subject`, or a part of it from the left. `pg-main/dead-rows` will do.
import type { Vocabulary } from '../src/core/command.ts';
import { badInput, idNamed, named, targetNamed } from './typed-arguments.ts';
import { mends } from './words.ts';

export function findingNamed(typed: string, vocabulary: Vocabulary): string {
  const [typedTarget = '', typedCheck, ...subject] = typed.split('/');
  const { name, kind } = targetNamed(typedTarget, vocabulary);
  if (typedCheck === undefined || typedCheck === '') return name;
  const known = vocabulary.checks.filter((id) => id.startsWith(`${kind}.`));
  const check = idNamed(typedCheck, known, kind);
  if (check === undefined) {
    throw badInput(mends.noCheck({ typed: typedCheck, list: named(`${kind}.${typedCheck}`, known) }));
  }
  return [name, check, ...subject].join('/');
}
