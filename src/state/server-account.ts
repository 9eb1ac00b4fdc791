// PostgreSQL refuses to run as root: where Aegis is root, the server runs as `postgres`, or as a system account made once.
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ACCOUNTS = ['postgres', 'aegis'];

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined where Aegis is not root. Throws where that account cannot reach the folder. */
export async function serverAccount(folder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account = (await known()) ?? (await made());
  const closed = await closedParent(dirname(resolve(folder)), account);
  if (closed !== undefined) {
    throw new Error(`the database account cannot enter ${closed}: set AEGIS_HOME to a folder that others may enter`);
  }
  return account;
}

async function known(): Promise<Account | undefined> {
  for (const name of ACCOUNTS) {
    const found = await run('id', [name]).catch(() => undefined);
    const match = /uid=(\d+).*?gid=(\d+)/.exec(found?.stdout ?? '');
    if (match !== null) return { uid: Number(match[1]), gid: Number(match[2]) };
  }
  return undefined;
}

async function made(): Promise<Account> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'aegis']);
  const account = await known();
  if (account === undefined)
    throw new Error('no account to run the embedded PostgreSQL with: run Aegis as a normal user');
  return account;
}

/** The first folder on the way to `path` that the account may not enter. */
export async function closedParent(path: string, { uid, gid }: Account): Promise<string | undefined> {
  const parent = dirname(path);
  const above = parent === path ? undefined : await closedParent(parent, { uid, gid });
  if (above !== undefined) return above;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
  return (found.mode & bit) === 0 ? path : undefined;
}
