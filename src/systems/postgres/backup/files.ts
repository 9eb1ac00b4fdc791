// Backups that are files or folders: found below the allowed roots only, also where a link leads elsewhere.
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, sep } from 'node:path';
import { Fault } from '../../../core/fault.ts';
import type { Text } from '../../../core/words.ts';
import { run } from './programs.ts';
import type { Around, Backup } from './source.ts';
import { words } from './words.ts';

/** What was written to so lately may still be growing. */
const SETTLED_MS = 120_000;
const READ_MS = 5000;
const HEAD_BYTES = 512;

/** The path as it really is. Throws `not-available` where it is missing or leads out of the roots. */
export async function allowedPath(path: string, roots: readonly string[]): Promise<string> {
  const real = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw new Fault('not-available', words.noPath({ path, host: hostname(), code: error.code ?? '' }));
  });
  const reals = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
  if (reals.some((root) => real === root || real.startsWith(root + sep))) return real;
  throw new Fault('not-available', words.outside({ path: real, roots: roots.join(', ') }));
}

/** The settings of a backup tool: below the roots or where such settings are. */
export async function settingsPath(path: string, roots: readonly string[]): Promise<string> {
  const real = await allowedPath(path, [...roots, '/etc']);
  // Some tools hand it to a shell of their own.
  if (/^[\w./+-]+$/.test(real)) return real;
  throw new Fault('not-available', words.oddPath({ path: real }));
}

/** The newest first. One that was written to just now is left out where there is an older one. */
export async function backupFiles(around: Around<FileConfig>, keep: (path: string) => Promise<boolean>) {
  const folder = await allowedPath(around.config.path, around.roots);
  const names = (await readdir(folder).catch(notReadable(folder))).filter(matches(around.config.pattern));
  const found = await Promise.all(names.map((name) => backupAt(join(folder, name), name, around.roots)));
  const kept: Backup[] = [];
  for (const backup of found) if (backup !== undefined && (await keep(backup.path))) kept.push(backup);
  const sorted = kept.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const settled = sorted.filter(({ at }) => Date.now() - at.getTime() > SETTLED_MS);
  return settled.length > 0 ? settled : sorted;
}

export type FileConfig = Extract<Around['config'], { path: string }>;

function notReadable(path: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw new Fault('not-available', words.noPath({ path, host: hostname(), code: error.code ?? '' }));
  };
}

// Not backups: hidden files, what is being written under another name, and what lies beside a backup.
const BESIDE = /^\.|\.(tmp|part|partial|log|sha256|md5|json|txt)$/;

function matches(pattern: string): (name: string) => boolean {
  const shape = pattern.replaceAll(/[.+]/g, '\\$&').replaceAll('*', '.*');
  const test = new RegExp(`^${shape}$`);
  return (name) => test.test(name) && !BESIDE.test(name) && !/[\0-\x1f]/.test(name);
}

async function backupAt(path: string, name: string, roots: readonly string[]) {
  const real = await allowedPath(path, roots).catch(() => undefined);
  if (real === undefined) return undefined;
  const { bytes, at } = await sizeOf(real);
  return { name, path: real, bytes, at };
}

/** Of a file, or of a folder with all that is in it; links are counted as nothing. */
async function sizeOf(path: string): Promise<{ bytes: number; at: Date }> {
  const own = await lstat(path);
  if (!own.isDirectory()) return { bytes: own.isFile() ? own.size : 0, at: own.mtime };
  const inside = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  const newest = Math.max(...inside.map(({ at }) => at.getTime()), inside.length === 0 ? own.mtimeMs : 0);
  return { bytes: inside.reduce((sum, { bytes }) => sum + bytes, 0), at: new Date(newest) };
}

/** Throws `not-available` where the account may not read it: that says nothing about the backup. */
export async function mayRead(around: Around, path: string): Promise<void> {
  const { code } = await run(around.tools, { program: 'test', args: ['-r', path], limitMs: READ_MS });
  if (code !== 0) throw new Fault('not-available', words.mayNotRead({ path, uid: around.tools.account?.uid ?? -1 }));
}

/** What comes out of it would run as our account: nobody else may have been able to put it there. */
export async function openToAll(path: string): Promise<Text | undefined> {
  const { mode } = await stat(path);
  return (mode & 0o002) === 0 ? undefined : words.openToAll({ path });
}

export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
