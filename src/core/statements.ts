// Statements: each that may ever be sent stands alone in a file, where an administrator can read it.
import { readFileSync } from 'node:fs';

/** Gives the text of `<folder>/<name>.sql`, read once. */
export function statementsIn(folder: URL): (name: string) => string {
  const texts = new Map<string, string>();
  return (name) => {
    const text = texts.get(name) ?? readFileSync(new URL(`${name}.sql`, folder), 'utf8');
    texts.set(name, text);
    return text;
  };
}
