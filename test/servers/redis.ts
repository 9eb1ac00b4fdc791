// A real redis-server for one test file: on loopback, a free port and a folder of its own. It starts in some ten
// milliseconds, so that no two files need to share one and its counters.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/state/free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

const READY_MS = 15_000;
const POLL_MS = 15;

/** For the `skip` of a test: why it cannot run here, or false. On CI nothing may be skipped. */
export const withoutRedis = reasonToSkip();

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Stopped by its process id; as by a crash with SIGKILL. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** `settings` as in redis.conf: `{ maxmemory: '64mb' }`. Stopped after the test, or the file, that started it. */
export async function redisServer(settings: Readonly<Record<string, string>> = {}): Promise<RedisServer> {
  const port = await freePort();
  const base = {
    port: String(port),
    bind: '127.0.0.1',
    dir: mkdtempSync(join(home(), 'server-')),
    save: '',
    appendonly: 'no',
  };
  const flags = Object.entries({ ...base, ...settings }).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn('redis-server', flags, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await ended;
  };
  after(() => stop('SIGKILL'));
  const end = Date.now() + READY_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`redis-server ${flags.join(' ')} did not start`);
    await sleep(POLL_MS);
  }
  return { url: `redis://127.0.0.1:${port}`, port, pid: child.pid ?? 0, stop };
}

let folder: string | undefined;

function home(): string {
  folder ??= temporaryFolder('redis');
  return folder;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function reasonToSkip(): string | false {
  if (spawnSync('redis-server', ['--version']).status === 0) return false;
  if (process.env['CI'] === 'true') throw new Error('redis-server is missing, and CI runs everything');
  return 'not run: redis-server is not on the PATH';
}
