// Every statement that may ever be sent stands alone in `statements/`, where an administrator can read it.
import { readFileSync } from 'node:fs';

const texts = new Map<string, string>();

/** The text of `statements/<name>.sql`, read once. */
export function statement(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`./statements/${name}.sql`, import.meta.url), 'utf8');
  texts.set(name, text);
  return text;
}
