// Practice PostgreSQL: a small shop in the database `practice`, whose troubles are real: dead rows where autovacuum is
// off, an index twice, a ruined index, a forgotten transaction. It continues where it was after any restart.
import { readFileSync } from 'node:fs';
import pg from 'pg';

const ROUND_MS = 5000;
const CONNECT_MS = 2000;
const UNIQUE_VIOLATION = '23505';

/** Starts on a running server that is reserved for practice; `url` is its superuser's. */
export async function startPracticePostgres(url: string): Promise<{ stop(): Promise<void> }> {
  const practice = await prepared(url);
  const app = worker(practice, { name: 'practice-app', begin: 'made', round: 'workload' });
  const billing = worker(practice, { name: 'practice-billing', begin: 'forgotten' });
  const round = async () => {
    await Promise.all([app.round(), billing.round()]);
  };
  await round();
  // A server that is away, or an administrator who ended the session: the next round connects again.
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(round).catch(() => undefined);
  }, ROUND_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await Promise.all([app.end(), billing.end()]);
    },
  };
}

async function prepared(url: string): Promise<string> {
  const address = new URL(url);
  address.pathname = '/practice';
  await once(url, async (client) => {
    if (!(await isMade(client, 'database'))) await client.query(text('create-database'));
  });
  await once(address.href, async (client) => {
    if (await isMade(client, 'made')) return;
    await client.query(text('schema'));
    await client.query(text('invalid-index')).catch(mustFail);
  });
  return address.href;
}

// That is how ruined indexes come into the world.
function mustFail(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || error.code !== UNIQUE_VIOLATION) throw error;
}

async function isMade(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ made: boolean }>(text(question));
  return rows[0]?.made === true;
}

async function once(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await act(client);
  } finally {
    await client.end();
  }
}

interface Job {
  /** application_name, as people see it in reports. */
  readonly name: string;
  /** Sent once by connection. */
  readonly begin: string;
  /** Sent in each round. */
  readonly round?: string;
}

function worker(url: string, { name, begin, round }: Job) {
  let client: pg.Client | undefined;
  const connected = async (): Promise<pg.Client> => {
    const config = { connectionString: url, application_name: name, options: '-c role=practice_app' };
    const fresh = new pg.Client({ ...config, connectionTimeoutMillis: CONNECT_MS });
    fresh.on('error', () => undefined);
    fresh.on('end', () => {
      if (client === fresh) client = undefined;
    });
    try {
      await fresh.connect();
      await fresh.query(text(begin));
      return fresh;
    } catch (error) {
      await fresh.end();
      throw error;
    }
  };
  return {
    round: async () => {
      client ??= await connected();
      if (round !== undefined) await client.query(text(round));
    },
    end: async () => {
      await client?.end();
    },
  };
}

function text(name: string): string {
  return readFileSync(new URL(`./postgres/${name}.sql`, import.meta.url), 'utf8');
}
