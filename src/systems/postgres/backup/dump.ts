// Dumps by pg_dump: custom, tar and directory archives, and plain scripts with or without gzip.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Fault } from '../../../core/fault.ts';
import { literal, type Text } from '../../../core/words.ts';
import { backupFiles, headOf, mayRead, openToAll } from './files.ts';
import { run } from './programs.ts';
import type { Around, Backup, Ground, Kind, Restored } from './source.ts';
import type { SourceConfig } from './config.ts';
import { complaintOf } from './tool.ts';
import { words } from './words.ts';

type Config = Extract<SourceConfig, { kind: 'dump' }>;
const LIMIT_MS = 12 * 3_600_000;
const USER = 'aegis';
const DATABASE = 'restored';
/** Every script of pg_dump ends so: without it, the end is missing. */
const END = 'PostgreSQL database dump complete';
const TAIL_BYTES = 4096;

type Format = 'archive' | 'script' | 'gzip';

export const dump: Kind<Config> = {
  list: (around) => backupFiles(around, async (path) => (await formatOf(path)) !== undefined),
  async wrongWith(around, backup, signal) {
    const path = await readable(around, backup);
    const format = await formatOf(path);
    if (format === 'script') return endOf(path);
    if (format === 'gzip') return complaintOf(around, gzipTest(path, signal));
    // Its list alone is no proof: it passes on a dump that was cut off.
    const args = ['-f', '/dev/null', path];
    return complaintOf(around, { program: 'pg_restore', args, limitMs: LIMIT_MS, signal });
  },
  async restore(around, backup, ground) {
    const path = await readable(around, backup);
    const unsafe = await openToAll(path);
    if (unsafe !== undefined) throw new Fault('not-available', unsafe);
    return prepared(around, { path, ground });
  },
};

const gzipTest = (path: string, signal: AbortSignal) =>
  ({ program: 'gzip', args: ['-t', path], limitMs: LIMIT_MS, signal }) as const;

async function readable(around: Around, { path = '' }: Backup): Promise<string> {
  await mayRead(around, path);
  return path;
}

async function formatOf(path: string): Promise<Format | undefined> {
  const found = await stat(path);
  if (found.isDirectory()) return (await stat(join(path, 'toc.dat')).catch(() => undefined)) && 'archive';
  if (!found.isFile()) return undefined;
  const head = await headOf(path);
  if (head.toString('latin1').startsWith('PGDMP') || head.toString('latin1').startsWith('toc.dat\0')) return 'archive';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return path.endsWith('.sql') ? 'script' : /\.(dump|backup|pgdump|tar)$/.test(path) ? 'archive' : undefined;
}

async function endOf(path: string): Promise<Text | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    return buffer.includes(END) ? undefined : words.noEnd();
  } finally {
    await file.close();
  }
}

interface Loading {
  readonly path: string;
  readonly ground: Ground;
}

async function prepared(around: Around<Config>, { path, ground }: Loading): Promise<Restored | Text> {
  const { tools } = around;
  const args = [`--pgdata=${ground.data}`, `--username=${USER}`, '--auth=trust', '--encoding=UTF8', '--no-sync'];
  const made = await run(tools, {
    program: 'initdb',
    args: [...args, '--locale=C.UTF-8'],
    limitMs: 120_000,
    signal: ground.signal,
  });
  if (made.code !== 0) throw new Fault('step-failed', literal(made.complaint));
  return {
    settings: {},
    user: USER,
    database: DATABASE,
    load: ({ folder, port }) => loaded(around, { path, ground }, [`--host=${folder}`, `--port=${port}`]),
  };
}

async function loaded({ tools }: Around, { path, ground }: Loading, server: string[]): Promise<Text | undefined> {
  const { signal } = ground;
  const login = [...server, `--username=${USER}`, `--dbname=${DATABASE}`];
  const format = await formatOf(path);
  if (format === 'archive') {
    const kept = ['--exit-on-error', '--no-owner', '--no-privileges', '--no-tablespaces', '--no-subscriptions'];
    return complaintOf(
      { tools },
      { program: 'pg_restore', args: [...login, ...kept, path], limitMs: LIMIT_MS, signal },
    );
  }
  const args = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...login];
  const file = createReadStream(path);
  const input = format === 'gzip' ? file.pipe(createGunzip()) : file;
  return complaintOf({ tools }, { program: 'psql', args, limitMs: LIMIT_MS, signal, input });
}
