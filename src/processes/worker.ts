// Worker: systems, reports and changes. Any number of them, on any number of machines, share one database.
import type { Environment } from '../config/environment.ts';
import type { People } from '../core/ports.ts';
import { startWorker } from '../jobs/worker.ts';
import { createPeople } from '../slack/people.ts';
import { stopOnSignal } from './life.ts';
import { requireRunFile } from './run-file.ts';
import { clientOf, openBase, partsOf, type Base } from './wiring.ts';

export async function worker(environment: Environment, env: NodeJS.ProcessEnv): Promise<void> {
  const run = requireRunFile(environment.home);
  const base = await openBase({ environment, env, run, name: 'worker', supervise: true });
  const { log, pool } = base;
  const parts = await partsOf(base, await peopleOf(base), (boundary, change) =>
    log.info({ boundary, change }, 'change moved on'),
  );
  const running = await startWorker(parts);
  stopOnSignal(log, [() => running.stop(), () => pool.end()]);
  process.send?.('ready');
}

/** Who may do what, asked of Slack without a socket of its own. */
export async function peopleOf(base: Base): Promise<People> {
  const { fleet, log } = base;
  const client = clientOf(base);
  // Slack may be away when a worker starts: then nobody is recognised yet, and the team is asked again later.
  const team = await client.auth.test().catch(() => undefined);
  return createPeople({ client, fleet, log, teamId: team?.team_id ?? '' });
}
