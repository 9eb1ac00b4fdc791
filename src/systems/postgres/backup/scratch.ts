// Scratch folders of restores: marked before anything is in them, always removed, and, where the process that made one was
// killed, found by the mark and removed with all that still runs on it at the next look.
import {
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { Account } from './account.ts';
import { words } from './words.ts';

const PREFIX = 'drill-';
const MARK = 'aegis.json';
/** Between the folder and its mark lies less than this. */
const UNMARKED_MS = 60_000;
const GONE_MS = 5000;
const POLL_MS = 50;

const mark = z.object({ pid: z.number(), started: z.string(), target: z.string() });

/** The folder of folders: its owner alone may change what is in it, and no live server is around it. */
export async function scratchRoot(path: string): Promise<string> {
  // The account passes through to its own folder; what was proven lies in one that it cannot enter.
  await mkdir(path, { recursive: true, mode: 0o711 });
  const { uid, mode } = await lstat(path);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) throw new Fault('not-available', words.scratchOpen({ path }));
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const inside = await stat(join(folder, 'PG_VERSION')).catch(() => undefined);
    if (inside !== undefined) throw new Fault('not-available', words.scratchInside({ path, folder }));
  }
  return path;
}

export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** Undefined where the folder is not there yet. */
export async function freeBytesNear(path: string): Promise<number> {
  return freeBytes(path).catch(() => (path === '/' ? 0 : freeBytesNear(dirname(path))));
}

export interface Scratch {
  readonly folder: string;
  /** Empty, and the account's own. */
  readonly data: string;
  remove(): Promise<void>;
}

export async function newScratch(root: string, target: string, account: Account | undefined): Promise<Scratch> {
  const folder = await mkdtemp(join(await scratchRoot(root), PREFIX));
  const data = join(folder, 'data');
  try {
    const { pid } = process;
    await writeFile(join(folder, MARK), JSON.stringify({ pid, started: (await startOf(pid)) ?? '', target }));
    await mkdir(data, { mode: 0o700 });
    if (account !== undefined) for (const path of [folder, data]) await chown(path, account.uid, account.gid);
  } catch (error) {
    await removed(folder);
    throw error;
  }
  return { folder, data, remove: () => removed(folder) };
}

/** Removes what killed processes left; returns how many. A folder that cannot be removed is for the next look. */
export async function sweep(root: string): Promise<number> {
  const names = (await readdir(root).catch(() => [])).filter((name) => name.startsWith(PREFIX));
  const left: string[] = [];
  for (const name of names) if (await isLeft(join(root, name))) left.push(join(root, name));
  for (const folder of left) await removed(folder);
  return left.length;
}

async function isLeft(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) return false;
  const text = await readFile(join(folder, MARK), 'utf8').catch(() => undefined);
  if (text === undefined || text === '') return Date.now() - found.mtimeMs > UNMARKED_MS;
  const parsed = mark.safeParse(JSON.parse(text));
  // Not ours: left alone.
  if (!parsed.success) return false;
  return (await startOf(parsed.data.pid)) !== parsed.data.started;
}

async function removed(folder: string): Promise<void> {
  const end = Date.now() + GONE_MS;
  for (;;) {
    const users = await processesOn(folder);
    if (users.length === 0) break;
    // A scratch server has nothing worth an orderly shutdown.
    for (const pid of users) killed(pid);
    if (Date.now() > end) break;
    await sleep(POLL_MS);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: POLL_MS });
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Every process that was started on the folder, which has a name like no other, or works in it as a server's child does. */
async function processesOn(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const isUser = async (pid: number) => {
    const [line, cwd] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
    ]);
    return line.includes(folder) || cwd.startsWith(folder);
  };
  const users = await Promise.all(pids.map(async (pid) => ((await isUser(pid)) ? pid : 0)));
  return users.filter((pid) => pid > 1 && pid !== process.pid);
}

/** When the process began, in the kernel's ticks: a pid alone may be somebody else's by now. */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name in brackets may hold spaces; the 20th field after it is the start time.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}
