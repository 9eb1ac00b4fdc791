// Log: JSON lines on stderr. The one sink at which secrets are taken out, by their known values and by their shapes.
import { pino } from 'pino';
import type { Log } from '../core/log.ts';

const SHAPES = [
  /\bx(?:ox[abeprs]|app)-[\w-]{8,}/g, // Slack tokens
  /(?<=\/\/[^\s:/@"]*:)[^\s@"]+(?=@)/g, // the password in an address
];

// A shorter one would take words out of every line.
const SHORTEST = 6;

export interface LogOptions {
  readonly level: string;
  /** Which process writes. */
  readonly name: string;
  readonly secrets?: readonly string[];
}

export function createLog({ level, name, secrets = [] }: LogOptions): Log {
  const known = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(asWritten);
  const logger = pino(
    { level, base: { name, pid: process.pid }, serializers: { error: pino.stdSerializers.err } },
    { write: (line: string) => void process.stderr.write(redacted(line, known)) },
  );
  return {
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  };
}

export function redacted(line: string, secrets: readonly string[]): string {
  const shaped = SHAPES.reduce((text, shape) => text.replaceAll(shape, '[secret]'), line);
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), shaped);
}

// A secret stands in a line of JSON, and may have stood in an address before.
function asWritten(secret: string): readonly string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])];
}
