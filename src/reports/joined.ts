// Joined: Texts put together as people list things. Lists are cut before they are joined and say how much is missing.
import type { Text } from '../core/words.ts';
import { joinedWords } from './words-joined.ts';

export type Glue = keyof typeof joinedWords;

/** One Text out of many; undefined for none. */
export function joined(texts: readonly Text[], glue: Glue): Text | undefined {
  const [first, ...rest] = texts;
  if (first === undefined) return undefined;
  return rest.reduce((sofar, next) => joinedWords[glue]({ first: sofar, second: next }), first);
}

/** As `joined`, where there is surely something to join. */
export function together(glue: Glue, first: Text, ...rest: readonly Text[]): Text {
  return joined([first, ...rest], glue) ?? first;
}

/** The first `most`, and one more Text that counts the others. */
export function cutTo(texts: readonly Text[], most: number, more: (count: number) => Text): readonly Text[] {
  return texts.length <= most ? texts : [...texts.slice(0, most), more(texts.length - most)];
}
