// The environment, read once: where Aegis keeps its things, which ports, and which Slack it serves.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { languages, type Language } from '../core/locale.ts';
import type { Problem } from './problem.ts';
import type { Variables } from './variables.ts';

export type SlackDoor =
  /** No tokens: a workspace of our own. */
  | { readonly kind: 'sandbox'; readonly port: number }
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Environment {
  readonly slack: SlackDoor;
  /** Absent: the embedded server below `home`. */
  readonly databaseUrl?: string;
  /** Absolute. */
  readonly home: string;
  /** Absolute; absent where no fleet file is named and none lies in the working folder. */
  readonly fleetPath?: string;
  readonly webPort: number;
  /** Where people reach the report pages, when that is not loopback. No slash at the end. */
  readonly webUrl?: string;
  readonly language: Language;
  readonly logLevel: (typeof logLevels)[number];
}

function matching(pattern: RegExp, mend: string) {
  return z.string().regex(pattern, mend).optional();
}

const port = z.coerce.number('Write a port from 0 to 65535.').int().min(0).max(65_535, 'Write a port from 0 to 65535.');

const variables = z.object({
  SLACK_BOT_TOKEN: matching(/^xoxb-/, 'It starts with xoxb-: "OAuth & Permissions" of the app shows it.'),
  SLACK_APP_TOKEN: matching(
    /^xapp-/,
    'It starts with xapp-: "Basic Information", "App-Level Tokens" of the app shows it.',
  ),
  SLACK_SIGNING_SECRET: matching(/^[0-9a-f]{16,}$/i, 'Hexadecimal: "Basic Information" of the app shows it.'),
  DATABASE_URL: matching(/^postgres(ql)?:\/\//, 'Write it as postgres://user:password@host:5432/database.'),
  AEGIS_HOME: z.string().default('.aegis'),
  AEGIS_CONFIG: z.string().optional(),
  AEGIS_SANDBOX_PORT: port.default(3000),
  AEGIS_WEB_PORT: port.default(8080),
  AEGIS_WEB_URL: matching(/^https?:\/\/[^\s/]/, 'Write it as https://aegis.example.com.'),
  PORT: port.default(3001),
  AEGIS_LANGUAGE: z.enum(languages, `Write one of: ${languages.join(', ')}.`).default('en'),
  AEGIS_LOG: z.enum(logLevels, `Write one of: ${logLevels.join(', ')}.`).optional(),
});
type Values = z.output<typeof variables>;

const FLEET_FILE = 'aegis.yml';

/** `folder` is what relative paths start from. */
export function readEnvironment(
  env: Variables,
  folder = '.',
): { readonly environment: Environment } | { readonly problems: readonly Problem[] } {
  // A variable that is set to nothing is not set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(set);
  // The value is never shown: most of these are secrets.
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    path: String(path[0]),
    text: 'is not what it should be',
    mend: message,
  }));
  const problems = [...wrong, ...missingTogether(set)];
  if (!parsed.success || problems.length > 0) return { problems };
  return { environment: environmentOf(parsed.data, folder) };
}

function missingTogether(set: Variables): readonly Problem[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (bot !== undefined && app === undefined && secret === undefined) {
    const text = 'is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is';
    const mend = 'Add SLACK_APP_TOKEN for Socket Mode (no open port), or SLACK_SIGNING_SECRET for HTTP.';
    return [{ path: 'SLACK_BOT_TOKEN', text, mend }];
  }
  const half = app === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
  if (bot !== undefined || (app === undefined && secret === undefined)) return [];
  const mend = 'Add SLACK_BOT_TOKEN, or unset both to use the sandbox.';
  return [{ path: half, text: 'is set, but SLACK_BOT_TOKEN is not', mend }];
}

function environmentOf(values: Values, folder: string): Environment {
  const { DATABASE_URL: databaseUrl, AEGIS_WEB_URL: webUrl } = values;
  const fleetPath = values.AEGIS_CONFIG ?? (existsSync(resolve(folder, FLEET_FILE)) ? FLEET_FILE : undefined);
  const slack = doorOf(values);
  return {
    slack,
    home: resolve(folder, values.AEGIS_HOME),
    webPort: values.AEGIS_WEB_PORT,
    language: values.AEGIS_LANGUAGE,
    // In the sandbox a person reads the console: only what is wrong is worth a line there.
    logLevel: values.AEGIS_LOG ?? (slack.kind === 'sandbox' ? 'warn' : 'info'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(fleetPath === undefined ? {} : { fleetPath: resolve(folder, fleetPath) }),
    ...(webUrl === undefined ? {} : { webUrl: webUrl.replace(/\/+$/, '') }),
  };
}

// With both an app token and a signing secret, Socket Mode: it needs no open port.
function doorOf(values: Values): SlackDoor {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  if (botToken !== undefined && appToken !== undefined) return { kind: 'socket', botToken, appToken };
  if (botToken !== undefined && signingSecret !== undefined) {
    return { kind: 'http', botToken, signingSecret, port: values.PORT };
  }
  return { kind: 'sandbox', port: values.AEGIS_SANDBOX_PORT };
}
