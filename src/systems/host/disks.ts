// Space and inodes by mount, exactly as `df` computes them. One file system is counted once, under its first name.
import { stat, statfs } from 'node:fs/promises';
import type { Disks, FileSystem } from './session.ts';

export async function disksAt(mounts: readonly string[]): Promise<Disks> {
  const present: FileSystem[] = [];
  const missing: string[] = [];
  const unreadable: string[] = [];
  const devices = new Set<number>();
  for (const mount of mounts) {
    try {
      const { dev } = await stat(mount);
      if (devices.has(dev)) continue;
      devices.add(dev);
      present.push(await fileSystemAt(mount));
    } catch (error) {
      (isAbsent(error) ? missing : unreadable).push(mount);
    }
  }
  return { present, missing, unreadable };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

async function fileSystemAt(mount: string): Promise<FileSystem> {
  // Blocks are counted in fragments; `bsize` is only what is good to read at once, and differs on network file systems.
  const { frsize, blocks, bfree, bavail, files, ffree } = await statfs(mount);
  const inodesUsed = files - ffree;
  const space = {
    mount,
    sizeBytes: blocks * frsize,
    usedBytes: (blocks - bfree) * frsize,
    availableBytes: bavail * frsize,
    usedPercent: usedPercent(blocks - bfree, bavail),
    inodes: files,
    inodesUsed,
  };
  return files === 0 ? space : { ...space, inodesUsedPercent: usedPercent(inodesUsed, ffree) };
}

/** Root's reserve counts neither as used nor as available: 100 % is when programs are refused. Rounded up, as `df` does. */
export function usedPercent(used: number, available: number): number {
  return used + available === 0 ? 0 : Math.ceil((used * 100) / (used + available));
}
