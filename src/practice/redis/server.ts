// Starts, adopts and stops the practice server. Its folder holds the configuration with the password, the port file and
// the data.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../state/free-port.ts';
import { isRunning } from '../../state/is-running.ts';

const READY_MS = 10_000;
const STOP_MS = 1800;
const POLL_MS = 25;

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

interface Known {
  readonly port: number;
  readonly password: string;
}

/** Undefined where no redis-server is on the PATH. */
export async function startServer(folder: string): Promise<Server | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const home = await realpath(folder);
  const running = await adopted(home);
  if (running !== undefined) return running;
  const known = { port: await freePort(), password: randomBytes(18).toString('base64url') };
  const config = join(home, 'redis.conf');
  await writeFile(config, settings(home, known), { mode: 0o600 });
  const child = await launched(config);
  if (child === undefined) return undefined;
  const url = urlOf(known);
  const end = Date.now() + READY_MS;
  while ((await processAt(url, home)) === undefined) {
    if (!isRunning(child.pid) || Date.now() > end) throw new Error(`practice Redis did not start: ${home}/redis.log`);
    await sleep(POLL_MS);
  }
  await writeFile(join(home, 'server.json'), JSON.stringify(known), { mode: 0o600 });
  return { url, stop: () => stopProcess(child.pid) };
}

async function adopted(home: string): Promise<Server | undefined> {
  const stored = await readFile(join(home, 'server.json'), 'utf8').catch(() => undefined);
  if (stored === undefined) return undefined;
  const url = urlOf(JSON.parse(stored) as Known);
  const pid = await processAt(url, home);
  return pid === undefined ? undefined : { url, stop: () => stopProcess(pid) };
}

// Enough for some ten thousand keys. Under an LRU policy the snapshot keeps for how long each key was idle, so that a
// restart does not make all of them young; compression would only make the stop slower.
function settings(home: string, { port, password }: Known): string {
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir ${JSON.stringify(home)}`,
    `logfile ${JSON.stringify(join(home, 'redis.log'))}`,
    'maxmemory 64mb',
    'maxmemory-policy allkeys-lru',
    'save 3600 1',
    'rdbcompression no',
  ];
  return `${lines.join('\n')}\n`;
}

async function launched(config: string): Promise<{ pid: number } | undefined> {
  const child = spawn('redis-server', [config], { detached: true, stdio: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve() : reject(error)));
  });
  child.unref();
  return child.pid === undefined ? undefined : { pid: child.pid };
}

/** The process of the server that answers there, if its data are those of this folder. */
async function processAt(url: string, home: string): Promise<number | undefined> {
  const client = new Redis(url, { protocol: 2, lazyConnect: true, retryStrategy: () => null, connectTimeout: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const [, dir] = await client.config('GET', 'dir');
    const pid = /process_id:(\d+)/.exec(await client.info('server'))?.[1];
    return dir === home && pid !== undefined ? Number(pid) : undefined;
  } catch {
    // Nobody there, or a stranger who does not know the password.
    return undefined;
  } finally {
    client.disconnect();
  }
}

function urlOf({ port, password }: Known): string {
  return `redis://:${password}@127.0.0.1:${port}/0`;
}

// Saves its data first; killed where that takes too long.
async function stopProcess(pid: number): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, 'SIGTERM');
  const end = Date.now() + STOP_MS;
  while (isRunning(pid)) {
    if (Date.now() > end) process.kill(pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
}
