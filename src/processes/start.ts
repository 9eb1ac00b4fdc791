// Start: what `npm start` does. It holds the state folder, starts the servers that are not given, then chat and worker, and
// keeps them all running until it is stopped.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../config/environment.ts';
import type { Log } from '../core/log.ts';
import { startSandbox } from '../slack/sandbox.ts';
import { endLeftover } from '../slack/sandbox-leftover.ts';
import { sandboxTeam } from '../slack/sandbox-workspace.ts';
import { openPool, type Pool } from '../state/db.ts';
import { freePort } from '../state/free-port.ts';
import { migrate } from '../state/migrate.ts';
import { resendAll } from '../state/outbox.ts';
import { readSetting } from '../state/settings.ts';
import { startChildren } from './children.ts';
import { hold, type Holder } from './holder.ts';
import { keepCluster, type Kept } from './kept-cluster.ts';
import { createLog } from './log.ts';
import { startPractice, type Practice } from './practice.ts';
import { readRunFile, writeRunFile, type RunFile } from './run-file.ts';
import { fleetOf, userFleet } from './settled.ts';

// The sandbox forgets at its restart; what was said in these hours is said again, so that the channels read on.
const RESEND_HOURS = 24;

// The children of a start that was killed notice it at once, and have two and a half seconds to end.
const LET_GO_MS = 3000;
const POLL_MS = 50;

interface Stop {
  (): unknown;
}

export async function start(environment: Environment, env: NodeJS.ProcessEnv): Promise<void> {
  const { home } = environment;
  userFleet(environment, env);
  const held = hold(home, new Date());
  if ('heldBy' in held) {
    throw new Error(`${home} is held by process ${held.heldBy.pid} since ${held.heldBy.since}: stop that one first`);
  }
  if (held.left !== undefined) await takenOver(environment, held.left);
  const log = createLog({ level: environment.logLevel, name: 'start' });
  // Stopped in reverse: what was started last depends on what was started first.
  const stops: Stop[] = [held.release];
  endOnSignal(log, stops);
  try {
    const run = await opened(environment, log, stops);
    fleetOf(environment, env, run);
    writeRunFile(home, run);
    const children = await startChildren({
      // Compiled modules are kept beside the state: the next start loads them in half the time.
      env: { ...env, NODE_COMPILE_CACHE: join(home, 'modules') },
      log,
      onLost: (name) => log.warn({ child: name }, 'restarting'),
    });
    stops.push(() => children.stop());
    print(run);
  } catch (error) {
    await stopAll(stops, log);
    throw error;
  }
}

// Its servers run on, and are adopted where they are started; its chat and worker end by themselves, its workspace does not.
async function takenOver({ home }: Environment, { pid, since }: Holder): Promise<void> {
  console.log(`process ${pid} (since ${since}) ended without stopping: what it left running is taken over`);
  await endLeftover(join(home, 'workspace'));
  const port = readRunFile(home)?.webPort;
  if (port !== undefined) await letGo(port);
}

async function letGo(port: number): Promise<void> {
  const giveUpAt = performance.now() + LET_GO_MS;
  while ((await freePort(port)) !== port && performance.now() < giveUpAt) await sleep(POLL_MS);
}

async function opened(environment: Environment, log: Log, stops: Stop[]): Promise<RunFile> {
  const { home, slack, webPort: wantedWeb, webUrl } = environment;
  const [store, practice] = await Promise.all([
    ownStore(environment, log, stops),
    slack.kind === 'sandbox' ? startPractice(home, log, stops) : undefined,
  ]);
  const webPort = await portNear('web', wantedWeb);
  const base = { databaseUrl: store, webPort, webUrl: webUrl ?? `http://127.0.0.1:${webPort}` };
  const prepared = await prepare(store, slack.kind === 'sandbox');
  log.info({ migrations: prepared }, 'the state is ready');
  return slack.kind === 'sandbox' ? inSandbox(environment, { base, practice, log, stops }) : { ...base, slack };
}

async function ownStore({ databaseUrl, home }: Environment, log: Log, stops: Stop[]): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  const cluster: Kept = await keepCluster({ folder: join(home, 'state') }, log);
  stops.push(() => cluster.stop());
  return cluster.url;
}

async function prepare(url: string, forgets: boolean): Promise<readonly string[]> {
  const pool = openPool(url);
  try {
    const applied = await migrate(pool);
    if (forgets) await refuseRealState(pool);
    if (forgets) await resendAll(pool, { sinceHours: RESEND_HOURS });
    return applied;
  } finally {
    await pool.end();
  }
}

// Whoever reaches the practice workspace may act there as anybody: never on the state of a real one.
async function refuseRealState(pool: Pool): Promise<void> {
  const team = await readSetting(pool, 'team');
  if (team === undefined || team === sandboxTeam) return;
  throw new Error(`DATABASE_URL holds the state of workspace ${team}: set its Slack tokens, or unset DATABASE_URL`);
}

interface SandboxParts {
  readonly base: Omit<RunFile, 'slack'>;
  readonly practice: Practice | undefined;
  readonly log: Log;
  readonly stops: Stop[];
}

async function inSandbox({ slack, home }: Environment, { base, practice, log, stops }: SandboxParts): Promise<RunFile> {
  const wanted = slack.kind === 'sandbox' ? slack.port : 0;
  const port = await portNear('workspace', wanted);
  const sandbox = await startSandbox({ folder: join(home, 'workspace'), port, log });
  stops.push(() => sandbox.stop());
  const { botToken, appToken, apiUrl, url } = sandbox;
  const run = { ...base, slack: { kind: 'socket' as const, botToken, appToken, apiUrl }, sandboxUrl: url };
  return practice === undefined ? run : { ...run, practice };
}

async function portNear(name: string, wanted: number): Promise<number> {
  const port = await freePort(wanted);
  if (port !== wanted && wanted !== 0) console.log(`port ${wanted} is taken: ${name} uses ${port}`);
  return port;
}

function print({ sandboxUrl, webUrl }: RunFile): void {
  if (sandboxUrl !== undefined) console.log(`workspace  ${sandboxUrl}`);
  console.log(`web        ${webUrl}`);
  console.log('ready');
}

function endOnSignal(log: Log, stops: Stop[]): void {
  let isStopping = false;
  const end = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await stopAll(stops, log);
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
}

async function stopAll(stops: Stop[], log: Log): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
    await Promise.resolve(stop()).catch((error: unknown) => log.warn({ error }, 'could not stop in order'));
  }
}
