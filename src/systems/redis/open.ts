// Opens a Redis: one connection for one look, never tried again by itself, so that a broken connection is always seen.
// The only file that loads the driver.
import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import type { Redis, RedisOptions } from 'ioredis';
import { Fault, isFault } from '../../core/fault.ts';
import type { Target } from '../../core/target.ts';
import { literal } from '../../core/words.ts';
import type { Arguments, Command } from './commands.ts';
import { placeOf, type Place } from './connection.ts';
import { parseInfo, type Info } from './info.ts';
import { thresholds, type RedisSession, type Reply } from './session.ts';
import { words } from './words.ts';

const CONNECT_MS = 3000;
// Longer than any command here may take on a healthy server: the slowest is a SCAN of some hundred keys.
const COMMAND_MS = 10_000;

/** A session that can also be closed. */
export interface OpenRedis extends RedisSession {
  close(): void;
}

export async function openRedis(target: Target): Promise<OpenRedis> {
  const place = placeOf(target.connection);
  const { Redis } = await import('ioredis');
  const client = new Redis({ ...(await optionsOf(place)), replyMapping: 'legacy' });
  // The driver fails a command with "closed"; why it closed is only in this event.
  let cause: unknown;
  client.on('error', (error) => (cause ??= error));
  try {
    await client.connect();
    return await session(client, place, target);
  } catch (error) {
    client.disconnect();
    throw isFault(error) && cause === undefined ? error : (cause ?? error);
  }
}

async function optionsOf(place: Place): Promise<RedisOptions> {
  const { host, port, database, user, password, tls } = place;
  return {
    host,
    port,
    db: database,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    ...(tls === undefined ? {} : { tls: await encryption(tls) }),
    lazyConnect: true,
    enableOfflineQueue: false,
    enableReadyCheck: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    commandTimeout: COMMAND_MS,
    // CLIENT SETINFO would only add denials to the server's ACL log.
    disableClientInfo: true,
    protocol: 2,
  };
}

async function encryption({ caFile, verify }: NonNullable<Place['tls']>): Promise<ConnectionOptions> {
  return caFile === undefined
    ? { rejectUnauthorized: verify }
    : { rejectUnauthorized: verify, ca: await readFile(caFile) };
}

async function session(client: Redis, place: Place, target: Target): Promise<OpenRedis> {
  const { host, port, database, prefixes } = place;
  const send = (command: Command, ...args: Arguments): Promise<unknown> => sent(client, command, args);
  let known: Promise<Info> | undefined;
  const info = (): Promise<Info> => (known ??= readInfo(send));
  const session: OpenRedis = {
    thresholds: { ...thresholds, ...target.thresholds },
    prefixes,
    address: `${host}:${port}/${database}`,
    database,
    info,
    send,
    pipeline: (commands) => pipelined(client, commands),
    close: () => client.disconnect(),
  };
  await answers(session);
  return session;
}

// Applications cannot use a server that refuses the login or still loads its data: for them, and for us, it is away.
// INFO rather than PING, which also fails where only the last snapshot did.
async function answers({ info }: RedisSession): Promise<void> {
  const percent = await info().then(loadingPercent, (error: unknown) => {
    // Without the right to INFO every check says so by itself.
    if (isFault(error, 'not-available')) return undefined;
    throw isFault(error, 'step-failed') ? new Fault('unreachable', error.text, { cause: error }) : error;
  });
  if (percent !== undefined) throw new Fault('unreachable', words.loading({ percent }));
}

function loadingPercent(info: Info): number | undefined {
  return info.number('loading') === 1 ? (info.number('loading_loaded_perc') ?? 0) : undefined;
}

async function readInfo(send: RedisSession['send']): Promise<Info> {
  const sections = await Promise.all([send('info'), send('info', 'commandstats')]);
  return parseInfo(sections.join('\r\n'));
}

async function sent(client: Redis, command: Command, args: Arguments): Promise<unknown> {
  const [name = '', ...sub] = command.split('|');
  try {
    return await client.call(name, [...sub, ...args]);
  } catch (error) {
    throw faultOf(command, error);
  }
}

async function pipelined(
  client: Redis,
  commands: readonly (readonly [Command, ...Arguments])[],
): Promise<readonly Reply[]> {
  const pipeline = client.pipeline();
  for (const [command, ...args] of commands) {
    const [name = '', ...sub] = command.split('|');
    pipeline.call(name, [...sub, ...args]);
  }
  const answers = (await pipeline.exec()) ?? [];
  return commands.map(([command], n) => {
    const [error, value] = answers[n] ?? [new Error('no answer')];
    if (error === null) return { value };
    const fault = faultOf(command, error);
    if (fault.code === 'unreachable') throw fault;
    return { refused: fault };
  });
}

// The driver marks what the server answered as ReplyError; all else is the connection.
function faultOf(command: Command, error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Error) || error.name !== 'ReplyError') {
    return new Fault('unreachable', words.lost({ error: message }), { cause: error });
  }
  return message.startsWith('NOPERM')
    ? new Fault('not-available', words.needsRight({ right: `+${command}` }), { cause: error })
    : new Fault('step-failed', literal(message), { cause: error });
}
