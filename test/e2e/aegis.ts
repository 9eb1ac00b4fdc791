// Aegis as a person meets it: `npm start` with a state folder of its own, and hands for the sandbox's people.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/state/free-port.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

export interface SandboxMessage {
  readonly ts: string;
  readonly text: string;
  readonly user: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly ephemeral_to?: string;
  readonly blocks?: readonly Block[];
  readonly edited?: object;
}
export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: { readonly text: string };
  readonly accessory?: Button;
  readonly elements?: readonly Button[];
}
export interface Button {
  readonly type: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string } | string;
}

export interface Aegis {
  readonly home: string;
  readonly workspace: string;
  readonly web: string;
  readonly process: ChildProcess;
  readonly output: () => string;
  /** How long it took until `ready`. */
  readonly readyMs: number;
  stop(): Promise<number>;
}

export interface StartOptions {
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Resolves at the line `ready`. */
export async function startAegis({
  home = `${temporaryFolder('aegis')}/home`,
  env = {},
}: StartOptions = {}): Promise<Aegis> {
  const began = Date.now();
  const ports = { AEGIS_SANDBOX_PORT: String(await freePort()), AEGIS_WEB_PORT: String(await freePort()) };
  const child = spawn(process.execPath, [main, 'start'], {
    env: { ...process.env, AEGIS_HOME: home, AEGIS_LOG: 'warn', ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(
    () => (/^ready$/m.test(output) ? true : child.exitCode === null ? undefined : false),
    60_000,
    () => output,
  );
  if (child.exitCode !== null) throw new Error(`Aegis ended with ${child.exitCode}:\n${output}`);
  return {
    home,
    workspace: /^workspace\s+(\S+)$/m.exec(output)?.[1] ?? '',
    web: /^web\s+(\S+)$/m.exec(output)?.[1] ?? '',
    process: child,
    output: () => output,
    readyMs: Date.now() - began,
    stop: () => stopped(child),
  };
}

/** One more chat or worker on the same state; ends with the test's own process at the latest. */
export async function another({ home }: Pick<Aegis, 'home'>, name: 'chat' | 'worker'): Promise<ChildProcess> {
  const child = fork(main, [name], { env: { ...process.env, AEGIS_HOME: home, AEGIS_LOG: 'warn' } });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return child;
}

async function stopped(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return 0;
  const began = Date.now();
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return Date.now() - began;
}

/** The first answer that is not undefined. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  limitMs = 30_000,
  detail: () => string = () => '',
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain for ${look.toString()}\n${detail()}`);
    await sleep(100);
  }
}

/** What people do in the sandbox, by its control address. */
export function handsIn({ workspace }: Pick<Aegis, 'workspace'>) {
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${workspace}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const messages = async (channel: string): Promise<readonly SandboxMessage[]> => {
    const answer = await fetch(`${workspace}/_control/messages/${channel}`);
    return ((await answer.json()) as { messages: SandboxMessage[] }).messages;
  };
  return {
    messages,
    type: (user: string, text: string, channel = 'C0OPS') =>
      post('command', { channel, user, command: '/aegis', text }),
    say: (user: string, text: string, channel: string, thread?: string) =>
      post('message', { channel, user, text, ...(thread && { thread_ts: thread }) }),
    /** `wanted`: the button's action_id, or part of its value. */
    click: (user: string, channel: string, message: SandboxMessage, wanted: string) => {
      const { block, button } = buttonIn(message, wanted);
      return post('interact', {
        channel,
        user,
        messageTs: message.ts,
        action: { ...button, type: 'button', block_id: block.block_id },
      });
    },
    openHome: (user: string) => post('open-home', { user }),
    seen: (channel: string, wanted: (message: SandboxMessage) => boolean, limitMs?: number) =>
      until(
        async () => (await messages(channel)).find(wanted),
        limitMs,
        () => `no such message in ${channel}: ${wanted.toString()}`,
      ),
  };
}

export function buttonIn(message: SandboxMessage, wanted: string): { block: Block; button: Button } {
  for (const block of message.blocks ?? []) {
    const button = [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])].find(
      ({ action_id: id, value = '' }) => id === wanted || (wanted.length > 8 && value.includes(wanted)),
    );
    if (button !== undefined) return { block, button };
  }
  throw new Error(`no button ${wanted} in: ${textOf(message)}`);
}

export function hasButton(message: SandboxMessage, actionId: string): boolean {
  return (message.blocks ?? []).some((block) =>
    [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])].some(
      (one) => one.action_id === actionId,
    ),
  );
}

/** All that the message shows. */
export function textOf(message: SandboxMessage): string {
  return JSON.stringify(message.blocks ?? message.text);
}
