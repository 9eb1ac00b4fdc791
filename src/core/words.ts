// Words: sentences not yet said. The domain carries Text (a key and its parameters), which survives a queue and a
// restart; only a renderer, which knows the reader's language and zone, says it. A missing translation, a misspelt
// key or a wrong parameter does not compile.
import { formats, type Format } from './format.ts';
import type { Locale } from './locale.ts';

/** A sentence not yet said. Plain JSON. */
export interface Text {
  readonly key: string;
  readonly params: Readonly<Record<string, Param>>;
}
export type Param = string | number | Text;
export type Say = (text: Text) => string;

type Placeholders<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | Placeholders<Rest> : never;
type NameOf<P extends string> = P extends `${infer Name}:${string}` ? Name : P;
type ValueOf<P extends string> = P extends `${string}:${infer F}`
  ? F extends 'time' | 'date' | 'datetime' | 'month' | 'person' | 'channel'
    ? string
    : number
  : Param;
type ParamsOf<S extends string> = { [P in Placeholders<S> as NameOf<P>]: ValueOf<P> };
type Arguments<S extends string> = [Placeholders<S>] extends [never] ? [] : [params: ParamsOf<S>];

interface Pair {
  readonly en: string;
  readonly ko: string;
}
type Names<S extends string> = NameOf<Placeholders<S>>;
type SameNames<P extends Pair> = [Names<P['en']>] extends [Names<P['ko']>]
  ? [Names<P['ko']>] extends [Names<P['en']>]
    ? P
    : { en: string; ko: 'the Korean sentence names a parameter that the English one lacks' }
  : { en: string; ko: 'the Korean sentence lacks a parameter of the English one' };

export type Texts<T extends Record<string, Pair>> = { [K in keyof T]: (...args: Arguments<T[K]['en']>) => Text };

// Private use characters around an id (`U…` a person, `C…` a channel): a renderer makes a mention of it after it has escaped everything else.
// They are taken out of every other parameter, so that no outside text can mention anybody.
export const PERSON_OPEN = '\uE000';
export const PERSON_CLOSE = '\uE001';

const sentences = new Map<string, Pair>();

/**
 * Declares the sentences of one folder, Korean beside English.
 * Placeholders: `{name}` (text, number or another Text), `{name:bytes}`, `{name:number}`, `{name:percent}` (0–100),
 * `{name:duration}` (ms), `{name:time}`, `{name:date}`, `{name:datetime}`, `{name:month}` (ISO string),
 * `{name:person}` and `{name:channel}` (an id, which a renderer turns into a mention) and `{name:plural table|tables}`.
 * No Korean particle may follow a parameter: put the value after a colon or in brackets.
 */
export function defineWords<const T extends Record<string, Pair>>(
  namespace: string,
  table: T & { [K in keyof T]: SameNames<T[K]> },
): Texts<T> {
  const entries = Object.entries<Pair>(table).map(([name, pair]) => {
    const key = `${namespace}.${name}`;
    if (sentences.has(key)) throw new Error(`the sentence ${key} is declared twice`);
    sentences.set(key, pair);
    return [name, (params: Record<string, Param> = {}): Text => ({ key, params })];
  });
  return Object.fromEntries(entries) as Texts<T>;
}

/** Every declared sentence, for the tests that read them all. */
export function allSentences(): ReadonlyMap<string, Pair> {
  return sentences;
}

const core = defineWords('core', {
  literal: { en: '{text}', ko: '{text}' },
  unknown: { en: '(sentence {key} is not known to this version)', ko: '(이 버전에 없는 문장: {key})' },
});

/** Text that came from outside (a server's message, a name): the same in every language, escaped when rendered. */
export function literal(text: string): Text {
  return core.literal({ text });
}

/** Says Texts in one language and zone. */
export function createSay(locale: Locale): Say {
  const say: Say = (text) => {
    const pair = sentences.get(text.key);
    // A stored Text may be older than this version's words: say so, rather than lose the whole report.
    if (pair === undefined) return say(core.unknown({ key: text.key }));
    return pair[locale.language].replaceAll(/\{(\w+)(?::(\w+)(?: ([^}]*))?)?\}/g, (_, name: string, format, choices) =>
      saidParam(text.params[name], { format, choices }, { locale, say }),
    );
  };
  return say;
}

interface Wanted {
  readonly format: Format | 'plural' | 'person' | 'channel' | undefined;
  readonly choices: string | undefined;
}

function saidParam(value: Param | undefined, wanted: Wanted, { locale, say }: { locale: Locale; say: Say }): string {
  if (value === undefined) return '?';
  if (typeof value === 'object') return say(value);
  if (wanted.format === 'plural') return plural(Number(value), wanted.choices ?? '');
  if (wanted.format === 'person' || wanted.format === 'channel')
    return `${PERSON_OPEN}${unmarked(String(value))}${PERSON_CLOSE}`;
  if (wanted.format !== undefined) return formats[wanted.format](value, locale);
  return typeof value === 'number' ? formats.number(value, locale) : unmarked(value);
}

function unmarked(value: string): string {
  return value.replaceAll(/[\uE000\uE001]/g, '');
}

function plural(count: number, choices: string): string {
  const [one = '', many = one] = choices.split('|');
  return count === 1 ? one : many;
}
