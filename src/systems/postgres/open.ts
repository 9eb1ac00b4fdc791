// Opens PostgreSQL: the only file that imports the driver, and only once a target needs it. The reading connection can
// change nothing and never waits long; the writing one has no time limit, because a cut CONCURRENTLY leaves a ruin.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientConfig } from 'pg';
import { Fault } from '../../core/fault.ts';
import type { Target } from '../../core/target.ts';
import type { BackupConfig } from './backup/config.ts';
import { backupOf, connectionOf, poolerOf, type Connection } from './connection.ts';
import { explain, type Explained } from './explain.ts';
import { poolsOf, refuseSharedSessions } from './pooler.ts';
import { effectFault, messageOf, readFault } from './refusal.ts';
import type { Notice, Pool, Server, Session, Writer } from './session.ts';
import { statement } from './statements.ts';
import { limitsOf } from './thresholds.ts';
import { words as poolerWords } from './words-pooler.ts';
import { words } from './words.ts';

const CONNECT_MS = 5000;
/** Longer than the server's own limit for reads (begin-reading.sql): reached only if the server hangs. */
const SILENT_MS = 9500;
/** For the second connection that asks whether sessions are shared. */
const PROBE_MS = 2000;
const PREDECESSOR_MS = 20_000;
const PREDECESSOR_POLL_MS = 100;

export async function open({ name, connection, thresholds }: Target): Promise<Session> {
  return openAt({
    name,
    connection: connectionOf(connection),
    thresholds,
    backup: backupOf(connection),
    pooler: poolerOf(connection),
  });
}

export interface Place {
  readonly name: string;
  readonly connection: Connection;
  readonly thresholds: Target['thresholds'];
  readonly backup: BackupConfig | undefined;
  readonly pooler?: Connection | undefined;
}

export async function openAt({ name, connection, thresholds, backup, pooler }: Place): Promise<Session> {
  const config = await configOf(name, connection);
  const client = await connected({ ...config, query_timeout: SILENT_MS });
  const server = await begun(client, () => connected({ ...config, query_timeout: PROBE_MS }));
  let writer: Promise<OpenWriter> | undefined;
  return {
    target: name,
    limits: limitsOf(thresholds),
    server,
    backup,
    rows: (name, values) => read(client, name, values),
    composed: (text) => answered(client, text),
    explain: (asked) => explained(client, asked),
    pools: pooler && (() => poolsAt(name, pooler)),
    writer: () => (writer ??= openWriter(config)),
    close: async () => {
      await Promise.all([client.end(), writer?.then((opened) => opened.close()).catch(() => undefined)]);
    },
  };
}

async function begun(client: Client, another: () => Promise<Client>): Promise<Server> {
  try {
    await refuseSharedSessions(client, another);
    await client.query(statement('begin-reading'));
    const [server] = (await client.query<Server>(statement('server'))).rows;
    if (server === undefined) throw new Error('the server says nothing about itself');
    return server;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function poolsAt(name: string, pooler: Connection): Promise<Pool[]> {
  try {
    const client = await connected({ ...(await configOf(name, pooler)), query_timeout: PROBE_MS });
    try {
      return await poolsOf(client);
    } finally {
      await client.end();
    }
  } catch (error) {
    throw new Fault('unreachable', poolerWords.away({ message: messageOf(error) }), { cause: error });
  }
}

async function configOf(name: string, { tls, ...address }: Connection): Promise<ClientConfig> {
  // 63 bytes is all that the server keeps of a name.
  const config = { ...address, application_name: `aegis:${name}`, connectionTimeoutMillis: CONNECT_MS };
  if (tls === false) return config;
  const { ca, verify = true } = tls === true ? {} : tls;
  const authority = ca === undefined ? {} : { ca: await readFile(ca, 'utf8') };
  return { ...config, ssl: { rejectUnauthorized: verify, ...authority } };
}

async function connected(config: ClientConfig): Promise<Client> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ ...config, keepAlive: true });
  // A line that breaks while idle is reported by the next query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function read<Row extends object>(client: Client, name: string, values: readonly unknown[] = []): Promise<Row[]> {
  return answered(client, statement(name), values);
}

// The extended protocol takes exactly one statement: nothing can hide behind a semicolon.
async function answered<Row extends object>(client: Client, text: string, values: readonly unknown[] = []) {
  try {
    const whole = { text, values: [...values], queryMode: 'extended' };
    return (await client.query<Row>(whole)).rows;
  } catch (error) {
    // After a silence the line cannot be trusted: a late answer would be taken for the next question's.
    const fault = readFault(error);
    if (fault.code === 'unreachable') client.connection.stream.destroy();
    throw fault;
  }
}

async function explained(client: Client, asked: Explained): Promise<unknown> {
  try {
    return await explain(client, asked);
  } catch (error) {
    const fault = readFault(error);
    if (fault.code === 'unreachable') client.connection.stream.destroy();
    throw fault;
  }
}

interface OpenWriter extends Writer {
  close(): Promise<void>;
}

async function openWriter(config: ClientConfig): Promise<OpenWriter> {
  const client = await connected(config).catch((error: unknown) => {
    throw readFault(error);
  });
  const notices: Notice[] = [];
  client.on('notice', ({ severity = '', message = '', detail = '' }) => notices.push({ severity, message, detail }));
  try {
    await client.query(statement('begin-writing'));
    await endPredecessor(client, config.application_name ?? '');
    const { rows } = await client.query<{ pid: number }>(statement('own-process'));
    return {
      pid: rows[0]?.pid ?? 0,
      rows: (name, values) => read(client, name, values),
      act: (text) => act(client, text, notices),
      abandon: () => client.connection.stream.destroy(),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw readFault(error);
  }
}

async function act(client: Client, text: string, notices: Notice[]): Promise<Notice[]> {
  try {
    // The extended protocol takes exactly one statement: nothing can hide behind a semicolon.
    const whole = { text, queryMode: 'extended' };
    await client.query(whole);
  } catch (error) {
    throw effectFault(error);
  }
  return notices.splice(0);
}

/**
 * One writing session by target, held by an advisory lock. A worker that was killed or frozen may have left a server
 * process at work: we are called only by the present owner, so that one is ended before anything is begun.
 */
async function endPredecessor(client: Client, application: string): Promise<void> {
  const end = Date.now() + PREDECESSOR_MS;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>(statement('take-writer-lock'), [application]);
    if (rows[0]?.held === true) return;
    if (Date.now() > end) throw new Fault('busy', words.writerBusy());
    await client.query(statement('end-predecessor'), [application]);
    await sleep(PREDECESSOR_POLL_MS);
  }
}
