// Command: what may be typed. One command, one file in commands/; text in, Request out.
import type { Verb } from './request.ts';
import type { Role } from './person.ts';
import type { Text } from './words.ts';

export interface Vocabulary {
  readonly targets: readonly { readonly name: string; readonly kind: string }[];
  readonly checks: readonly string[];
  readonly remedies: readonly string[];
  readonly kinds: readonly string[];
}

export interface Command {
  readonly verb: Verb;
  /** The first is canonical English; the others are synonyms and Korean. */
  readonly words: readonly [string, ...string[]];
  readonly role: Role;
  /** After the word: `<target> [remedy]`. */
  readonly usage: string;
  readonly about: Text;
  /** Throws Fault `bad-input` with how to mend it. */
  parse(words: readonly string[], vocabulary: Vocabulary): Readonly<Record<string, string>>;
}
