// Every program that is ever run for a backup, with the options that it may be given: an argument list, never a shell, a
// fixed environment, a time limit, at low priority.
import { execFile, type ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Fault } from '../../../core/fault.ts';
import type { Account } from './account.ts';
import { words } from './words.ts';

/** Names, absolute paths and values of options have no shape of an option. */
const VALUE = /^[\w/][^\0\n]*$/;

const options = {
  pg_restore:
    /^(-f|--dbname=restored|--(host|port|username|jobs)=[\w/.-]+|--(list|exit-on-error|no-owner|no-privileges|no-tablespaces|no-subscriptions|no-publications))$/,
  psql: /^(-X|-q|-v|--(host|port|username)=[\w/.-]+|--dbname=restored)$/,
  pg_verifybackup: /^(-m|--exit-on-error|--quiet|--manifest-path=\/[^\0]+|--no-parse-wal)$/,
  pg_amcheck:
    /^--(host|port|username|database|exclude-database)=[^\0]+$|^--(all|heapallindexed|install-missing|no-strict-names)$/,
  initdb: /^--(pgdata|username|auth|encoding|locale)=[\w/.-]+$|^--no-sync$/,
  postgres: /^(-D|-c|[a-z_]+=[^\0\n]*)$/,
  gzip: /^-t$/,
  tar: /^(-xf|-tf|-C|--no-same-owner)$/,
  cp: /^(-R|--reflink=auto)$/,
  test: /^-(r|x)$/,
  pgbackrest:
    /^--(stanza|config|output|set|pg1-path|tablespace-map-all|lock-path|log-path|type|target-action|archive-mode|log-level-console|log-level-file)=[\w/.:-]+$/,
  barman: /^(--config|--format|--target-immediate|--no-retry)$/,
  'wal-g': /^--(config|detail|json)$/,
} as const;

export type Program = keyof typeof options;

const PATH = '/usr/local/bin:/usr/bin:/bin';
export const environment = { PATH, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', PGPASSFILE: '/dev/null', TZ: 'UTC' };
/** Lists of files and messages of restores; what is longer is cut off with the program. */
const OUTPUT_BYTES = 64 * 1024 ** 2;
const LOW = constants.priority.PRIORITY_BELOW_NORMAL;

export interface Tools {
  readonly major: number;
  /** Folders to look into first. */
  readonly folders: readonly string[];
  readonly account: Account | undefined;
}

export interface Call {
  readonly program: Program;
  readonly args: readonly string[];
  readonly limitMs: number;
  readonly signal?: AbortSignal;
  /** What it reads on its standard input. */
  readonly input?: Readable;
}

export interface Ran {
  readonly code: number;
  readonly output: string;
  /** The last lines that it complained with. */
  readonly complaint: string;
}

/** The program's path. Throws `not-available` with how to get it. */
export async function programPath(tools: Tools, program: Program): Promise<string> {
  const folders = [...tools.folders, `/usr/lib/postgresql/${tools.major}/bin`, ...PATH.split(':')];
  for (const folder of folders) {
    const path = join(folder, program);
    const found = await stat(path).catch(() => undefined);
    // A program that anybody may write is not run.
    if (found?.isFile() === true && (found.mode & 0o111) !== 0 && (found.mode & 0o002) === 0) return path;
  }
  throw new Fault('not-available', words.noProgram({ program, version: tools.major }));
}

/** Runs it to its end. Throws `not-available` where it is missing or took too long, and the abort's reason. */
export async function run(tools: Tools, call: Call): Promise<Ran> {
  const path = await programPath(tools, call.program);
  checkArguments(call);
  call.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = execFile(path, call.args, childOptions(tools, call), (error, output, errors) => {
      if (call.signal?.aborted === true) return reject(call.signal.reason);
      if (broken !== undefined) return resolve({ code: 1, output, complaint: broken.message });
      if (error !== null && error.killed === true) return reject(stopped(call));
      if (error !== null && typeof error.code !== 'number') return reject(error);
      resolve({ code: error === null ? 0 : Number(error.code), output, complaint: complaintIn(errors || output) });
    });
    let broken: Error | undefined;
    feed(child, call.input, (cause) => (broken = cause));
  });
}

function checkArguments({ program, args }: Call): void {
  const bad = args.find((arg) => !options[program].test(arg) && !VALUE.test(arg));
  if (bad !== undefined) throw new Error(`${program} is never given ${bad}`);
}

function childOptions({ account }: Tools, { limitMs, signal }: Call) {
  return {
    ...account,
    ...(signal === undefined ? {} : { signal }),
    cwd: '/',
    env: environment,
    encoding: 'utf8' as const,
    timeout: limitMs,
    killSignal: 'SIGKILL' as const,
    maxBuffer: OUTPUT_BYTES,
  };
}

function feed(child: ChildProcess, input: Readable | undefined, onBroken: (cause: Error) => void): void {
  lowered(child.pid);
  if (child.stdin === null) return;
  // A program that stops reading says why by its exit code.
  child.stdin.on('error', () => undefined);
  if (input === undefined) child.stdin.end();
  else input.on('error', (cause: Error) => (onBroken(cause), child.kill('SIGKILL'))).pipe(child.stdin);
}

/** Production on the same machine goes first. */
export function lowered(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, LOW);
  } catch {
    // It has ended already.
  }
}

function stopped({ program, limitMs }: Call): Fault {
  return new Fault('not-available', words.tooSlow({ program, limit: limitMs }));
}

/** What it complained of in two lines: those that name an error, else the last ones. */
export function complaintIn(text: string): string {
  const lines = text.trim().split('\n');
  const errors = lines.filter((line) => /error|fatal|panic/i.test(line));
  return (errors.length > 0 ? errors.slice(0, 2) : lines.slice(-2)).join(' · ').slice(0, 400);
}
