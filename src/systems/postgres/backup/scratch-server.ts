// A server on a restored copy: reached through a socket in its own folder only, without any of the ties that its original
// had to the world.
import { spawn } from 'node:child_process';
import { chown, open, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Text } from '../../../core/words.ts';
import { literal } from '../../../core/words.ts';
import { environment, complaintIn, lowered, programPath } from './programs.ts';
import type { Around, Ground, Restored } from './source.ts';

/** Names its socket only. */
export const PORT = 5432;
const POLL_MS = 100;

// Its own: no archiving, no subscriber, no standby, no library of the original; and what it writes need not survive.
const settings = {
  listen_addresses: '',
  port: String(PORT),
  ssl: 'off',
  fsync: 'off',
  archive_mode: 'off',
  archive_command: '',
  primary_conninfo: '',
  shared_preload_libraries: '',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_prepared_transactions: '1000',
  max_connections: '50',
  hot_standby: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  maintenance_work_mem: '128MB',
  logging_collector: 'off',
  log_destination: 'stderr',
};

/** Undefined once it answers; a text: why it does not start. */
export async function started(around: Around, ground: Ground, restored: Restored): Promise<Text | undefined> {
  const path = await programPath(around.tools, 'postgres');
  const files = await ownFiles(ground);
  // A copy may hold the lock file of its original, which says that it is ready.
  await unlink(join(ground.data, 'postmaster.pid')).catch(() => undefined);
  const log = join(ground.folder, 'server.log');
  const output = await open(log, 'a');
  const all = { ...settings, unix_socket_directories: ground.folder, ...files, ...restored.settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path, ['-D', ground.data, ...flags], {
    ...ground.account,
    cwd: '/',
    env: environment,
    stdio: ['ignore', output.fd, output.fd],
  });
  const ended = new AbortController();
  for (const event of ['error', 'exit']) child.once(event, () => ended.abort());
  lowered(child.pid);
  await output.close();
  while (!ended.signal.aborted) {
    ground.signal.throwIfAborted();
    if (await isReady(ground.data)) return undefined;
    await sleep(POLL_MS);
  }
  return literal(complaintIn(await readFile(log, 'utf8')));
}

// A copy from Debian has no settings of its own in its folder, another one those of a machine that this is not.
async function ownFiles({ folder, account }: Ground): Promise<Record<string, string>> {
  const texts = { config_file: '', hba_file: 'local all all trust\n', ident_file: '' };
  const entries: [string, string][] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    if (account !== undefined) await chown(path, account.uid, account.gid);
    entries.push([name, path]);
  }
  return Object.fromEntries(entries);
}

/** The eighth line of its lock file: `ready` comes after recovery has reached a consistent end. */
async function isReady(data: string): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines[7]?.trim() === 'ready';
}
