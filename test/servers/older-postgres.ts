// The oldest PostgreSQL that is promised, from Debian's package: not ours, not embedded, only given by its address.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../src/state/free-port.ts';
import { serverAccount } from '../../src/state/server-account.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { withClient } from './postgres.ts';

const programs = '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

export interface OlderPostgres {
  /** The superuser's. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Undefined where the package is missing. */
export async function olderPostgres(): Promise<OlderPostgres | undefined> {
  if (!existsSync(`${programs}/initdb`)) return undefined;
  const folder = temporaryFolder('older-postgres');
  const account = await serverAccount(folder);
  const data = `${folder}/data`;
  await mkdir(data, { mode: 0o700 });
  if (account !== undefined) await chown(data, account.uid, account.gid);
  await run(`${programs}/initdb`, ['-D', data, '--username=aegis', '--auth=trust', '--no-sync'], {
    ...account,
    cwd: '/',
  });
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(`${programs}/postgres`, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => void server.once('exit', resolve));
  const url = `postgres://aegis@127.0.0.1:${port}/postgres`;
  await answering(url);
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
  };
  return { url, stop };
}

const TRIES = 200;

async function answering(url: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(50);
    }
  }
}
