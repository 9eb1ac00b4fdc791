// Doctor: every precondition on one page, each with how to mend it. Works when nothing runs, and says that.
import type { Environment } from '../config/environment.ts';
import { localeOf, type Fleet } from '../core/fleet.ts';
import type { Probe } from '../core/probe.ts';
import { createSay } from '../core/words.ts';
import { doctorProbes } from '../jobs/requests/doctor.ts';
import { terminalText } from '../render/terminal.ts';
import { doctorReport } from '../reports/doctor.ts';
import { createClient } from '../slack/client.ts';
import { slackProbes } from '../slack/probes.ts';
import { openPool } from '../state/db.ts';
import { systems } from '../systems/index.ts';
import { createLog } from './log.ts';
import { readRunFile, type RunFile } from './run-file.ts';
import { fleetOf, userFleet } from './settled.ts';

/** Returns 1 if something that is needed is missing. Throws Unsettled, which lists every problem of the configuration. */
export async function doctor(environment: Environment, env: NodeJS.ProcessEnv): Promise<number> {
  const run = readRunFile(environment.home);
  const fleet = run === undefined ? userFleet(environment, env) : fleetOf(environment, env, run);
  const probes = await examined(environment, fleet, run);
  const locale = fleet === undefined ? { language: environment.language, zone: 'Etc/UTC' } : localeOf(fleet, undefined);
  const reader = { locale, say: createSay(locale), link: (page: string) => page };
  console.log(terminalText(doctorReport({ probes }), reader, { color: process.stdout.isTTY, width: 100 }));
  return probes.some(({ state }) => state === 'failed') ? 1 : 0;
}

const nobody: Pick<Fleet, 'targets' | 'channels'> = { targets: [], channels: [] };

async function examined(
  { home, databaseUrl }: Environment,
  fleet: Fleet | undefined,
  run: RunFile | undefined,
): Promise<readonly Probe[]> {
  const url = databaseUrl ?? run?.databaseUrl;
  const pool = url === undefined ? undefined : openPool(url);
  const log = createLog({ level: 'error', name: 'doctor' });
  const slack = run?.slack;
  const client =
    slack && createClient({ token: slack.botToken, log, ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }) });
  try {
    const { targets, channels } = fleet ?? nobody;
    const chatProbes = () => (client === undefined ? Promise.resolve([]) : slackProbes(client, { channels }));
    return await doctorProbes({ targets, systems, chatProbes, home, pool });
  } finally {
    await pool?.end();
  }
}
