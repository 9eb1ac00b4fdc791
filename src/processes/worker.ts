// Worker: systems, reports and changes. Any number of them, on any number of machines, share one database.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../config/environment.ts';
import type { People } from '../core/ports.ts';
import { startWorker } from '../jobs/worker.ts';
import { createPeople } from '../slack/people.ts';
import { keepSetting, readSetting } from '../state/settings.ts';
import { stopOnSignal } from './life.ts';
import { runOf } from './run-file.ts';
import { clientOf, openBase, partsOf, type Base } from './wiring.ts';

export async function worker(environment: Environment, env: NodeJS.ProcessEnv): Promise<void> {
  const run = runOf(environment);
  const base = await openBase({ environment, env, run, name: 'worker', supervise: true });
  const { log, pool } = base;
  const parts = await partsOf(base, await peopleOf(base), (boundary, change) =>
    log.info({ boundary, change }, 'change moved on'),
  );
  const running = await startWorker(parts);
  stopOnSignal(log, [() => running.stop(), () => pool.end()]);
  process.send?.('ready');
}

const TRIES = 10;
const PAUSE_MS = 1000;

// Slack may be away when a worker starts: it is told what was learned earlier. Without either it would take everybody
// for a stranger as long as it lives, so it asks again, and ends if there is no answer.
async function homeTeam({ pool, log }: Base, client: ReturnType<typeof clientOf>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { team_id: team } = await client.auth.test();
      if (team === undefined) throw new Error('Slack names no workspace for SLACK_BOT_TOKEN');
      await keepSetting(pool, 'team', team);
      return team;
    } catch (error) {
      log.warn({ error }, 'Slack is away');
      const known = await readSetting(pool, 'team');
      if (known !== undefined) return known;
      if (tries === TRIES) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

/** Who may do what, asked of Slack without a socket of its own. */
export async function peopleOf(base: Base): Promise<People> {
  const { fleet, log } = base;
  const client = clientOf(base);
  return createPeople({ client, fleet, log, teamId: await homeTeam(base, client) });
}
