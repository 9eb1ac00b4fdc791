// Sandbox: a Slack workspace on this machine, for trying Aegis without one. A public emulator with a web page; Aegis
// connects to it as to Slack. It keeps everything in memory and forgets at its restart.
import { spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import { rememberEmulator } from './sandbox-leftover.ts';
import { workspaceConfig, workspaceDomain, type SandboxTokens } from './sandbox-workspace.ts';

const READY_MS = 10_000;
const STOP_MS = 2000;
const HOST = '127.0.0.1';

// The emulator would listen on every address of the machine, and whoever reaches its page may act as anybody.
const LOOPBACK = `const { serve } = Bun;\nBun.serve = (options) => serve({ ...options, hostname: '${HOST}' });\n`;

export interface Sandbox {
  /** Its page, for people. */
  readonly url: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Holds its tokens, settings and log. */
  readonly folder: string;
  /** A free one. */
  readonly port: number;
  readonly log: Log;
}

export async function startSandbox({ folder, port, log }: SandboxOptions): Promise<Sandbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tokens = await keptTokens(folder);
  await writeFile(join(folder, 'workspace.json'), JSON.stringify(workspaceConfig(tokens)), { mode: 0o600 });
  await writeFile(join(folder, 'loopback.js'), LOOPBACK);
  // Read by the emulator's runtime (Bun) from the folder it starts in.
  await writeFile(join(folder, 'bunfig.toml'), 'preload = ["./loopback.js"]\n');
  const emulator = await started(folder, port);
  await rememberEmulator(folder, emulator.pid);
  const url = `http://${HOST}:${port}`;
  await ready(`${url}/api/auth.test`, emulator, workspaceDomain(tokens));
  log.info({ url }, 'the practice workspace is open');
  const { botToken, appToken } = tokens;
  return { url, apiUrl: `${url}/api/`, botToken, appToken, port, stop: () => stopped(emulator) };
}

async function keptTokens(folder: string): Promise<SandboxTokens> {
  const path = join(folder, 'tokens.json');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as SandboxTokens;
  const tokens = { botToken: `xoxb-${secret()}`, appToken: `xapp-${secret()}`, signingSecret: secret() };
  await writeFile(path, JSON.stringify(tokens), { mode: 0o600 });
  return tokens;
}

function secret(): string {
  return randomBytes(24).toString('hex');
}

interface Emulator {
  readonly pid: number;
  ended(): string | undefined;
}

async function started(folder: string, port: number): Promise<Emulator> {
  const home = dirname(
    createRequire(import.meta.url).resolve(`local-slack-${process.platform}-${process.arch}/package.json`),
  );
  const output = await open(join(folder, 'workspace.log'), 'a');
  const args = ['--config', 'workspace.json', '--port', String(port), '--base-host', HOST];
  const child = spawn(join(home, 'bin', 'local-slack'), args, { cwd: folder, stdio: ['ignore', output.fd, output.fd] });
  let end: string | undefined;
  child.once('error', (error) => (end = error.message));
  child.once('exit', (code, signal) => (end = `it ended (${signal ?? code})`));
  await output.close();
  return { pid: child.pid ?? 0, ended: () => end };
}

async function ready(probe: string, emulator: Emulator, domain: string): Promise<void> {
  const giveUpAt = performance.now() + READY_MS;
  for (;;) {
    const answer = await fetch(probe, { method: 'POST' }).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes(domain)) return;
    const end = emulator.ended() ?? (performance.now() > giveUpAt ? 'it does not answer' : undefined);
    if (end !== undefined) throw new Error(`the practice workspace did not start: ${end}`);
    await sleep(25);
  }
}

async function stopped({ pid, ended }: Emulator): Promise<void> {
  if (ended() !== undefined || pid === 0) return;
  process.kill(pid, 'SIGTERM');
  const killAt = performance.now() + STOP_MS;
  while (ended() === undefined) {
    if (performance.now() > killAt) process.kill(pid, 'SIGKILL');
    await sleep(20);
  }
}
