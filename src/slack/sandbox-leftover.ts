// Leftover: the emulator of a start that was killed. It keeps its port and shows a workspace that nobody serves any more,
// so the next start ends it first.
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FILE = 'emulator.pid';
const END_MS = 2000;
const POLL_MS = 20;

export async function rememberEmulator(folder: string, pid: number): Promise<void> {
  await writeFile(join(folder, FILE), String(pid));
}

/** Resolves when it is gone, or at once where there is none. */
export async function endLeftover(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, FILE), 'utf8').catch(() => ''));
  if (!(await isEmulatorOf(folder, pid))) return;
  process.kill(pid, 'SIGTERM');
  const killAt = performance.now() + END_MS;
  while (await isEmulatorOf(folder, pid)) {
    if (performance.now() > killAt) process.kill(pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
}

// The number may belong to another program by now: only one that runs in this folder is ours.
async function isEmulatorOf(folder: string, pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const place = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return place !== undefined && place === (await realpath(folder).catch(() => undefined));
}
