// Base backups by pg_basebackup, as folders or as tar files. The manifest proves that every byte is there; only a start
// proves that it is a server.
import { chown, readdir, readlink, rename, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../core/fault.ts';
import { literal, type Text } from '../../../core/words.ts';
import type { SourceConfig } from './config.ts';
import { allowedPath, backupFiles, mayRead, openToAll } from './files.ts';
import { run, type Call } from './programs.ts';
import type { Around, Backup, Ground, Kind, Restored } from './source.ts';
import { complaintOf } from './tool.ts';
import { words } from './words.ts';

type Config = Extract<SourceConfig, { kind: 'base' }>;
const LIMIT_MS = 12 * 3_600_000;
const TAR = /^(base|pg_wal|\d+)\.tar(\.gz)?$/;

export const baseBackup: Kind<Config> = {
  // Without its manifest it is not finished.
  list: (around) => backupFiles(around, (path) => isThere(join(path, 'backup_manifest'))),
  async wrongWith(around, { path = '' }, signal) {
    await mayRead(around, join(path, 'backup_manifest'));
    const archives = await archivesOf(path);
    if (archives.length === 0) return verified(around, [path], signal);
    for (const name of archives.filter((archive) => archive.endsWith('.gz'))) {
      const wrong = await complaint(around, { program: 'gzip', args: ['-t', join(path, name)], signal });
      if (wrong !== undefined) return wrong;
    }
    const wrongs = archives
      .filter((name) => !name.endsWith('.gz'))
      .map((name) => listed(around, path, { name, signal }));
    return (await Promise.all(wrongs)).find((wrong) => wrong !== undefined);
  },
  async restore(around, backup, ground) {
    const { path = '' } = backup;
    const unsafe = await openToAll(path);
    if (unsafe !== undefined) throw new Fault('not-available', unsafe);
    const wrong = await copied(around, backup, ground);
    if (wrong !== undefined) return wrong;
    await ownTablespaces(around, ground);
    await withoutFormerLife(ground);
    return { settings: {}, user: ground.superuser, database: around.server.database } satisfies Restored;
  },
};

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function archivesOf(path: string): Promise<string[]> {
  return (await readdir(path)).filter((name) => TAR.test(name));
}

async function verified(around: Around, args: readonly string[], signal: AbortSignal): Promise<Text | undefined> {
  return complaint(around, { program: 'pg_verifybackup', args: ['--exit-on-error', ...args], signal });
}

/** An archive to its end, into nowhere. */
async function listed(around: Around, path: string, { name, signal }: { name: string; signal: AbortSignal }) {
  return complaint(around, { program: 'tar', args: ['-tf', join(path, name)], signal });
}

const complaint = (around: Around, call: Omit<Call, 'limitMs'>) => complaintOf(around, { ...call, limitMs: LIMIT_MS });

async function copied(around: Around<Config>, { path = '' }: Backup, { data, signal }: Ground) {
  const archives = await archivesOf(path);
  if (archives.length === 0) {
    return complaint(around, { program: 'cp', args: ['-R', '--reflink=auto', `${path}/.`, data], signal });
  }
  if (archives.some((name) => /^\d/.test(name))) throw new Fault('not-available', words.tarTablespaces());
  for (const name of archives) {
    const folder = name.startsWith('pg_wal') ? join(data, 'pg_wal') : data;
    const args = ['--no-same-owner', '-xf', join(path, name), '-C', folder];
    const wrong = await complaint(around, { program: 'tar', args, signal });
    if (wrong !== undefined) return wrong;
  }
  return verified(around, [`--manifest-path=${join(path, 'backup_manifest')}`, data], signal);
}

// The links of a copied folder still lead to the folders of the original: a server started on them would write there.
async function ownTablespaces(around: Around<Config>, ground: Ground): Promise<void> {
  const folder = join(ground.data, 'pg_tblspc');
  for (const name of await readdir(folder).catch(() => [])) {
    const from = await allowedPath(await readlink(join(folder, name)), around.roots);
    const to = join(ground.folder, `tablespace-${name}`);
    const { tools } = around;
    const args = ['-R', '--reflink=auto', from, to];
    const { code, complaint: why } = await run(tools, {
      program: 'cp',
      args,
      limitMs: LIMIT_MS,
      signal: ground.signal,
    });
    if (code !== 0) throw new Fault('step-failed', literal(why));
    await unlink(join(folder, name));
    await symlink(to, join(folder, name));
  }
}

/** What would make it a standby, an archiver or a follower of somebody. */
async function withoutFormerLife({ data, account }: Ground): Promise<void> {
  for (const name of ['standby.signal', 'recovery.signal', 'postmaster.pid', 'postmaster.opts']) {
    await unlink(join(data, name)).catch(() => undefined);
  }
  const automatic = join(data, 'postgresql.auto.conf');
  if (await isThere(automatic)) await rename(automatic, `${automatic}.was`);
  await writeFile(automatic, '', { mode: 0o600 });
  if (account !== undefined) await chown(automatic, account.uid, account.gid);
}
