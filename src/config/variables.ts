// Variables: `${NAME}` in a connection, so that secrets need not stand in the file.
import { pathText, type Problem } from './problem.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

const PLACE = /\$\{([^}]*)\}/g;

export interface Filled {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** The value with every `${NAME}` in its texts replaced; one problem for each that is not set. */
export function filled(value: unknown, env: Variables, at: readonly PropertyKey[]): Filled {
  const problems: Problem[] = [];
  const text = (typed: string, path: readonly PropertyKey[]): string =>
    typed.replaceAll(PLACE, (_, name: string) => {
      const found = env[name];
      if (found !== undefined && found !== '') return found;
      const mend = `Set it in the environment, or write the value here.`;
      problems.push({ path: pathText(path), text: `the environment has no ${name}`, mend });
      return '';
    });
  return { value: mapTexts(value, text, at), problems };
}

/** A problem for each `${NAME}` where none is read. */
export function strayVariables(value: unknown, at: readonly PropertyKey[]): readonly Problem[] {
  const problems: Problem[] = [];
  mapTexts(
    value,
    (typed, path) => {
      if (typed.search(PLACE) !== -1) {
        const mend = 'Write the value here; the environment is read only in the connection of a target.';
        problems.push({ path: pathText(path), text: 'the environment is not read here', mend });
      }
      return typed;
    },
    at,
  );
  return problems;
}

type OnText = (text: string, path: readonly PropertyKey[]) => string;

function mapTexts(value: unknown, onText: OnText, path: readonly PropertyKey[]): unknown {
  if (typeof value === 'string') return onText(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, onText, [...path, index]));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, onText, [...path, key])]));
}
