// Secrets: every value that no line of a log may hold: our own tokens and passwords, and those of all targets.
import type { Fleet } from '../core/fleet.ts';
import type { Json } from '../core/json.ts';
import type { RunFile } from './run-file.ts';

export function secretsOf({ slack, databaseUrl }: RunFile, { targets }: Pick<Fleet, 'targets'>): readonly string[] {
  const tokens = [slack.botToken, slack.kind === 'socket' ? slack.appToken : slack.signingSecret];
  const connections = targets.flatMap(({ connection }) => secretsIn('', connection));
  return [...new Set([...tokens, ...passwordIn(databaseUrl), ...connections])].toSorted((a, b) => b.length - a.length);
}

const SECRET_KEY = /pass|secret|token|key$/i;

function secretsIn(key: string, value: Json): readonly string[] {
  if (typeof value === 'string') return SECRET_KEY.test(key) ? [value] : passwordIn(value);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => secretsIn(name, inner));
}

function passwordIn(text: string): readonly string[] {
  const password = URL.parse(text)?.password ?? '';
  return password === '' ? [] : [password, decoded(password)];
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    // A stray percent sign: it is what it is.
    return password;
  }
}
