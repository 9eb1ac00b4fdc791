// A child worker as its test sees it: what it said, how it ended. Ended by its process id after the file's tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { temporaryFolder } from '../servers/temporary-folder.ts';

// Children of one file share their compiled modules: half of what a child costs is reading them.
const compiled = temporaryFolder('compiled');

export interface Line {
  readonly at: number;
  readonly reached?: string;
  readonly change?: number;
  readonly log?: string;
  readonly text?: string;
  readonly error?: string;
  readonly ready?: boolean;
  readonly ended?: number;
}

export interface Child {
  readonly pid: number;
  readonly lines: Line[];
  /** What it wrote to stderr: nothing, unless something is wrong. */
  readonly complaints: string[];
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; at: number }>;
  kill(signal: NodeJS.Signals): void;
}

export function child(order: object, program = 'change-process.ts'): Child {
  const path = new URL(program, import.meta.url).pathname;
  const process_ = spawn(process.execPath, [path, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  after(() => process_.kill('SIGKILL'));
  const lines: Line[] = [];
  const complaints: string[] = [];
  createInterface({ input: process_.stdout }).on('line', (line) => lines.push(JSON.parse(line) as Line));
  createInterface({ input: process_.stderr }).on('line', (line) => complaints.push(line));
  const ended = once(process_, 'close').then(([code, signal]) => ({ code, signal, at: Date.now() }));
  return { pid: process_.pid ?? 0, lines, complaints, ended, kill: (signal) => void process_.kill(signal) };
}

/** Whether the kernel holds it still. */
export async function isFrozen(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
}
