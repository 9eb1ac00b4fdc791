// Wiring: the parts that chat, worker and terminal share, put together by hand in the order of dependence.
import { hostname } from 'node:os';
import { commands, parseCommand } from '../../commands/index.ts';
import type { Environment } from '../config/environment.ts';
import type { Vocabulary } from '../core/command.ts';
import type { Fleet } from '../core/fleet.ts';
import type { Locale } from '../core/locale.ts';
import type { People, Reader } from '../core/ports.ts';
import { createSay } from '../core/words.ts';
import type { Boundary } from '../jobs/changes/boundaries.ts';
import type { Log } from '../core/log.ts';
import type { Parts } from '../jobs/parts.ts';
import { openQueue, type Queue } from '../jobs/queue.ts';
import { createClient } from '../slack/client.ts';
import { slackProbes } from '../slack/probes.ts';
import { openPool, type Pool } from '../state/db.ts';
import { migrate } from '../state/migrate.ts';
import { ownIdentifier, sharedSecret } from '../state/settings.ts';
import { systems } from '../systems/index.ts';
import { signedLink } from '../web/signed-link.ts';
import { createLog } from './log.ts';
import type { RunFile } from './run-file.ts';
import { secretsOf } from './secrets.ts';
import { fleetOf } from './settled.ts';

// A link in a channel outlives the next few reports, not the year.
const LINK_MS = 30 * 86_400_000;

export interface Base {
  readonly environment: Environment;
  readonly run: RunFile;
  readonly fleet: Fleet;
  readonly log: Log;
  readonly pool: Pool;
  readonly queue: Queue;
  readonly secret: string;
  readonly reader: (locale: Locale) => Reader;
}

export interface BaseOptions {
  readonly environment: Environment;
  readonly env: NodeJS.ProcessEnv;
  readonly run: RunFile;
  readonly name: string;
  /** Keeps the queue's tables in order. */
  readonly supervise: boolean;
}

export async function openBase({ environment, env, run, name, supervise }: BaseOptions): Promise<Base> {
  const fleet = fleetOf(environment, env, run);
  const secrets = secretsOf(run, fleet);
  const log = createLog({ level: environment.logLevel, name, secrets });
  const pool = openPool(run.databaseUrl);
  // A worker on another machine may be newer than what was started first.
  await migrate(pool);
  const onError = (error: unknown): void => log.warn({ error }, 'the queue has trouble');
  const queue = await openQueue({ url: run.databaseUrl, supervise, onError });
  const secret = await sharedSecret(pool, 'links');
  const reader = (locale: Locale): Reader => ({
    locale,
    say: createSay(locale),
    link: (page) => signedLink({ base: run.webUrl, secret, page, until: new Date(Date.now() + LINK_MS) }),
  });
  return { environment, run, fleet, log, pool, queue, secret, reader };
}

/** All that a job needs. */
export async function partsOf(
  base: Base,
  people: People,
  reached: (boundary: Boundary, change: number) => void,
): Promise<Parts> {
  const { fleet, pool, queue, log, reader, run } = base;
  const vocabulary = vocabularyOf(fleet);
  return {
    fleet,
    pool,
    home: base.environment.home,
    queue,
    systems,
    commands,
    interpret: (typed, allowed) => parseCommand(typed, vocabulary, allowed),
    people,
    reader,
    plain: run.sandboxUrl !== undefined,
    ownIdentifier: await ownIdentifier(pool),
    worker: `${hostname()}:${process.pid}`,
    reached,
    chatProbes: () => slackProbes(clientOf(base), fleet),
    log,
    now: () => new Date(),
  };
}

function vocabularyOf({ targets }: Fleet): Vocabulary {
  return {
    targets: targets.map(({ name, kind }) => ({ name, kind })),
    kinds: systems.map(({ kind }) => kind),
    checks: systems.flatMap(({ checks }) => checks.map(({ id }) => id)),
    remedies: systems.flatMap(({ remedies }) => remedies.map(({ id }) => id)),
  };
}

/** Asks Slack without a socket. */
export function clientOf({ run, log }: Base) {
  const { botToken, apiUrl } = run.slack;
  return createClient({ token: botToken, log, ...(apiUrl !== undefined && { apiUrl }) });
}
