// Children: chat and worker as processes of their own. One that dies is started again, a little later each time.
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../core/log.ts';

const names = ['chat', 'worker'] as const;
type Name = (typeof names)[number];

const READY_MS = 20_000;
const STOP_MS = 3000;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
// A child that lived this long died of something new.
const HEALTHY_MS = 60_000;

const main = new URL('../main.ts', import.meta.url);

export interface Children {
  stop(): Promise<void>;
}

export interface ChildrenOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly onLost: (name: Name) => void;
}

/** Resolves when both are ready. */
export async function startChildren({ env, log, onLost }: ChildrenOptions): Promise<Children> {
  const running = new Map<Name, ChildProcess>();
  let isStopping = false;

  function launch(name: Name, pauseMs: number): ChildProcess {
    const born = Date.now();
    const child = fork(main, [name], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    running.set(name, child);
    child.on('exit', (code, signal) => {
      if (isStopping) return;
      log.error({ child: name, code, signal }, 'a process ended');
      onLost(name);
      const pause = Date.now() - born > HEALTHY_MS ? SHORTEST_PAUSE_MS : pauseMs;
      void sleep(pause).then(() => isStopping || launch(name, Math.min(pause * 2, LONGEST_PAUSE_MS)));
    });
    return child;
  }

  await Promise.all(names.map((name) => ready(launch(name, SHORTEST_PAUSE_MS), name)));
  return {
    stop: async () => {
      isStopping = true;
      await Promise.all([...running.values()].map(end));
    },
  };
}

function ready(child: ChildProcess, name: Name): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not become ready`)), READY_MS);
    const settle = (act: () => void) => () => {
      clearTimeout(timer);
      act();
    };
    child.once('message', settle(resolve));
    child.once(
      'exit',
      settle(() => reject(new Error(`${name} ended before it was ready`))),
    );
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
