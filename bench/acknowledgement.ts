// How long a slash command waits for its acknowledgement while the worker writes reports, beside a bare Bolt handler that
// keeps nothing. Both are measured through an emulator of their own, turn by turn, so that they meet the same load.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../src/slack/sandbox.ts';
import { freePort } from '../src/state/free-port.ts';
import { handsIn, type Aegis } from '../test/e2e/aegis.ts';
import { temporaryFolder } from '../test/servers/temporary-folder.ts';
import { quantile, type Figure } from './figures.ts';

const ROUNDS = 300;
const WARM_UP = 20;
const PAUSE_MS = 20;
const REPORT_EVERY = 15;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function acknowledgement(aegis: Aegis): Promise<readonly Figure[]> {
  const bare = await startBareBolt();
  try {
    const hands = handsIn(aegis);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      if (round % REPORT_EVERY === 0) await hands.type('U0OPERATOR', 'report daily');
      ours.push(await timed(() => hands.type('U0OPERATOR', 'status')));
      theirs.push(await timed(() => handsIn(bare).type('U0OPERATOR', 'status')));
      await sleep(PAUSE_MS);
    }
    return [0.5, 0.99].map((share) => ({
      what: `slash acknowledgement p${share * 100}, reports running`,
      ours: quantile(ours.slice(WARM_UP), share),
      peer: { what: 'a bare Bolt handler', value: quantile(theirs.slice(WARM_UP), share) },
      unit: 'ms' as const,
    }));
  } finally {
    await bare.stop();
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function startBareBolt() {
  const folder = temporaryFolder('bare');
  const sandbox = await startSandbox({ folder, port: await freePort(), log: quiet });
  const main = new URL('./bare-bolt.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, sandbox.botToken, sandbox.appToken, sandbox.apiUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    workspace: sandbox.url,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await sandbox.stop();
    },
  };
}
