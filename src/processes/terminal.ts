// Terminal: the same Request through the same parser, done in this process, printed for people or as JSON.
// It is no way round two people: outside the sandbox it acts as `terminal:<os user>` with that one's role.
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { Environment } from '../config/environment.ts';
import type { Answer } from '../jobs/requests/answer.ts';
import { perform } from '../jobs/requests/perform.ts';
import { reportJson, terminalText } from '../render/terminal.ts';
import { saveRequest } from '../state/requests.ts';
import { readRunFile } from './run-file.ts';
import { peopleOf } from './worker.ts';
import { openBase, partsOf, type Base } from './wiring.ts';

export const exits = { fine: 0, critical: 1, couldNot: 2 } as const;

interface Typed {
  readonly words: string;
  readonly json: boolean;
  readonly as: string | undefined;
}

/** Returns the exit code. */
export async function terminal(
  environment: Environment,
  env: NodeJS.ProcessEnv,
  argv: readonly string[],
): Promise<number> {
  const typed = typedIn(argv);
  const run = readRunFile(environment.home);
  if (run === undefined)
    throw new Error(`nothing was started in ${environment.home}: run npm start in another terminal`);
  if (typed.as !== undefined && run.sandboxUrl === undefined) throw new Error('--as works in the sandbox only');
  const base = await openBase({
    environment: { ...environment, logLevel: 'error' },
    env,
    run,
    name: 'terminal',
    supervise: false,
  });
  try {
    const parts = await partsOf(base, await peopleOf(base), () => undefined);
    const id = await saveRequest(base.pool, requestOf(typed, base));
    const answer = id === undefined ? undefined : await perform(parts, id);
    if (answer === undefined) throw new Error('another process took this request: look at `status`');
    print(answer, typed, base);
    return exitOf(answer);
  } finally {
    await base.queue.stop();
    await base.pool.end();
  }
}

function typedIn(argv: readonly string[]): Typed {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean', default: false }, as: { type: 'string' } },
    allowPositionals: true,
  });
  // A word with spaces was quoted in the shell: it stays one word.
  const words = positionals.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  return { words, json: values.json, as: values.as };
}

function requestOf({ words, as }: Typed, { fleet }: Base) {
  return {
    key: `terminal:${randomUUID()}`,
    verb: 'invalid' as const,
    args: { typed: words },
    via: 'terminal' as const,
    by: { id: as ?? `terminal:${userInfo().username}` },
    replyTo: {},
    language: fleet.locale.language,
  };
}

function print({ report }: Answer, { json }: Typed, { reader, fleet }: Base): void {
  const reading = reader(fleet.locale);
  if (json) console.log(JSON.stringify(reportJson(report, reading.say), null, 2));
  else
    console.log(terminalText(report, reading, { color: process.stdout.isTTY, width: process.stdout.columns ?? 100 }));
}

function exitOf({ report, isRefusal }: Answer): number {
  if (isRefusal === true) return exits.couldNot;
  return report.findings.some(({ severity }) => severity === 'critical') ? exits.critical : exits.fine;
}
