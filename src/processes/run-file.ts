// Run file: what `npm start` tells the other processes of this state folder: where the state is, which chat, which
// practice servers. Readable by its owner only, for it holds passwords.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../config/environment.ts';
import type { SlackMode } from '../slack/connect.ts';

export interface RunFile {
  readonly databaseUrl: string;
  readonly slack: SlackMode;
  /** The sandbox's page; absent in a real workspace. */
  readonly sandboxUrl?: string;
  readonly practice?: { readonly postgres: string; readonly redis?: string };
  readonly webPort: number;
  /** Where people reach the report pages. */
  readonly webUrl: string;
}

export function writeRunFile(home: string, run: RunFile): void {
  writeFileSync(pathIn(home), JSON.stringify(run), { mode: 0o600 });
}

/** Undefined where nothing was ever started. */
export function readRunFile(home: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(pathIn(home), 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}

function pathIn(home: string): string {
  return join(home, 'run.json');
}

/** What was started here; on another machine, what its environment says. Throws with how to mend it. */
export function runOf({ home, databaseUrl, slack, webPort, webUrl }: Environment): RunFile {
  const run = readRunFile(home);
  if (run !== undefined) return run;
  if (databaseUrl === undefined || slack.kind === 'sandbox') {
    throw new Error(`nothing was started in ${home}: run npm start, or set DATABASE_URL and the Slack tokens`);
  }
  return { databaseUrl, slack, webPort, webUrl: webUrl ?? `http://127.0.0.1:${webPort}` };
}
