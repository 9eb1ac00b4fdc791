// A system whose target is a ledger: a real table that only grows and has no unique key, so that whatever is done twice
// stands there twice. One database holds many ledgers; each is a target of its own.
import pg from 'pg';
import { z } from 'zod';
import type { Step } from '../../src/core/change.ts';
import { defineSystem } from '../../src/core/define-system.ts';
import { Fault } from '../../src/core/fault.ts';
import { noticed, ok, type Severity } from '../../src/core/finding.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Remedy, StepState, SystemVerb, VerbResult } from '../../src/core/system.ts';
import { literal } from '../../src/core/words.ts';
import { withClient } from '../servers/postgres.ts';
import { addAndCut, isCut } from './ledger-cut.ts';

export interface Ledger {
  readonly client: pg.Client;
  readonly book: string;
}

/** The tables on the target's side. */
export async function createLedger(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`
      CREATE TABLE ledger (n bigint GENERATED ALWAYS AS IDENTITY, at timestamptz DEFAULT clock_timestamp(),
                           book text, token text, act text);
      CREATE TABLE edition (book text, edition int);
      CREATE TABLE level (book text, subject text, severity text);
      CREATE TABLE fog (book text)`),
  );
}

/** What happened to one ledger, in order: `+a`, `-a`. */
export async function entriesOf(url: string, book: string): Promise<readonly string[]> {
  return withClient(url, async (client) => {
    const text = 'SELECT act || token AS entry FROM ledger WHERE book = $1 ORDER BY n';
    return (await client.query<{ entry: string }>(text, [book])).rows.map(({ entry }) => entry);
  });
}

const add: SystemVerb<Ledger> = {
  name: 'ledger.add',
  async state(ledger, args) {
    const { token, pieces } = read(args);
    return (await balance(ledger, token)) >= pieces ? seenDone(args) : { state: 'not-done' };
  },
  async run(ledger, args, progress) {
    const { token, pieces, delayMs } = read(args);
    const there = await balance(ledger, token);
    // Whoever runs what is already done whole writes it again, for everyone to see.
    for (let piece = there < pieces ? there : 0; piece < pieces; piece += 1) {
      await pause(ledger, delayMs);
      await progress({ done: piece, total: pieces, text: literal(`piece ${piece}`) });
      await write(ledger, token, '+');
    }
    return doneWith(args);
  },
  undo: (args) => step('ledger.remove', args),
};

const remove: SystemVerb<Ledger> = {
  name: 'ledger.remove',
  async state(ledger, args) {
    return (await balance(ledger, read(args).token)) > 0 ? { state: 'not-done' } : seenDone(args);
  },
  async run(ledger, args, progress) {
    const { token, delayMs } = read(args);
    const there = await balance(ledger, token);
    for (let piece = 0; piece < Math.max(1, there); piece += 1) {
      await pause(ledger, delayMs);
      await progress({ done: piece, total: Math.max(1, there), text: literal(`piece ${piece}`) });
      await write(ledger, token, '-');
    }
    return doneWith(args);
  },
  undo: (args) => step('ledger.add', args),
};

/** As add, but what it does cannot be taken back. */
const keep: SystemVerb<Ledger> = { name: 'ledger.keep', state: add.state, run: add.run };

const refuse: SystemVerb<Ledger> = {
  name: 'ledger.refuse',
  state: async () => ({ state: 'not-done' }),
  run: async () => Promise.reject(new Fault('step-failed', literal('the ledger refuses'))),
};

const test: SystemVerb<Ledger> = {
  name: 'ledger.test',
  state: async () => ({ state: 'not-done' }),
  async run(ledger, args) {
    await pause(ledger, read(args).delayMs);
    if (args['passes'] !== true) throw new Fault('test-failed', literal('the ledger does not pass'));
    return doneWith(args);
  },
};

/** The connection breaks while the server acts, before or after the entry: `args.when`. */
const cut: SystemVerb<Ledger> = {
  name: 'ledger.cut',
  async state(ledger, args) {
    const fog = await ledger.client.query('SELECT FROM fog WHERE book = $1', [ledger.book]);
    if (fog.rowCount !== 0) return { state: 'unknown', reason: literal('fog') };
    return add.state(ledger, args);
  },
  async run(ledger, args, progress) {
    await progress({ done: 0, total: 1, text: literal('cutting') });
    try {
      await addAndCut(ledger, read(args).token, args['when'] === 'after');
    } catch (error) {
      if (!isCut(error)) throw error;
      if (args['raw'] === true) throw error;
      throw new Fault('outcome-unknown', literal('the connection broke'), { cause: error });
    }
    return doneWith(args);
  },
  undo: (args) => step('ledger.remove', args),
};

/** `args.plan`: the steps and tests as JSON. */
const fill: Remedy<Ledger> = {
  id: 'ledger.fill',
  title: literal('Fill the ledger'),
  risk: 'low',
  async propose(_, args) {
    const { steps, tests = [] } = JSON.parse(args['plan'] ?? '{"steps":[]}') as Planned;
    if (steps.length === 0) return { kind: 'nothing', reason: literal('the ledger is full') };
    const draft = {
      title: literal('Fill the ledger'),
      why: literal('it has gaps'),
      steps,
      tests,
      evidence: [],
      cost: { locks: literal('none'), outage: literal('none') },
      undo: { possible: true, text: literal('takes the entries out') },
      proof: { gauges: [{ gauge: 'ledger.entries', subject: '' }], text: literal('entries are counted') },
      detail: 'all of it',
    };
    return { kind: 'plan', plan: draft };
  },
};

export interface Planned {
  readonly steps: readonly Step[];
  readonly tests?: readonly Step[];
}

export const ledgerSystem = defineSystem<Ledger>({
  kind: 'ledger',
  title: literal('Ledger'),
  connection: z.object({ url: z.string(), book: z.string() }),
  thresholds: {},
  async open({ connection }) {
    const { url, book } = connection as unknown as Address;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    return { client, book };
  },
  close: ({ client }) => client.end(),
  async identity({ client, book }) {
    const { rows } = await client.query<{ id: string }>(
      'SELECT system_identifier::text AS id FROM pg_control_system()',
    );
    const edition = await client.query<{ n: number }>('SELECT max(edition) AS n FROM edition WHERE book = $1', [book]);
    return { systemIdentifier: rows[0]?.id ?? '', book, edition: String(edition.rows[0]?.n ?? 0) };
  },
  rights: async () => [],
  unreachable: () => literal('the ledger does not answer'),
  checks: [
    {
      id: 'ledger.level',
      facet: 'health',
      title: literal('level'),
      async run({ client, book }) {
        const text = 'SELECT subject, severity FROM level WHERE book = $1 ORDER BY subject';
        const { rows } = await client.query<{ subject: string; severity: Severity }>(text, [book]);
        return noticed(rows.map((row) => ({ ...row, values: {}, text: literal(`${row.subject} is ${row.severity}`) })));
      },
    },
    { id: 'ledger.open', facet: 'security', title: literal('open'), run: async () => ok() },
  ],
  gauges: [
    {
      id: 'ledger.entries',
      unit: 'count',
      title: literal('entries'),
      better: 'more',
      async read({ client, book }) {
        const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger WHERE book = $1', [
          book,
        ]);
        return [{ subject: '', value: rows[0]?.n ?? 0 }];
      },
    },
  ],
  remedies: [fill],
  verbs: [add, remove, keep, refuse, test, cut],
});

export function step(verb: string, args: JsonObject): Step {
  return { verb, args, text: literal(`${verb} ${read(args).token}`) };
}

interface Address {
  readonly url: string;
  readonly book: string;
}

interface Wanted {
  readonly token: string;
  readonly pieces: number;
  readonly delayMs: number;
}

function read(args: JsonObject): Wanted {
  return { token: '', pieces: 1, delayMs: 0, ...(args as Partial<Wanted>) };
}

function doneWith(args: JsonObject): VerbResult {
  const { token } = read(args);
  return { result: { token }, said: literal(`done ${token}`) };
}

function seenDone(args: JsonObject): StepState {
  return { state: 'done', ...doneWith(args) };
}

async function balance({ client, book }: Ledger, token: string): Promise<number> {
  const text = `SELECT coalesce(sum(CASE act WHEN '+' THEN 1 ELSE -1 END), 0)::int AS n
                FROM ledger WHERE book = $1 AND token = $2`;
  return (await client.query<{ n: number }>(text, [book, token])).rows[0]?.n ?? 0;
}

async function write({ client, book }: Ledger, token: string, act: '+' | '-'): Promise<void> {
  await client.query('INSERT INTO ledger (book, token, act) VALUES ($1, $2, $3)', [book, token, act]);
}

// The server waits, so that a killed worker leaves nothing behind that would go on.
async function pause({ client }: Ledger, ms: number): Promise<void> {
  if (ms > 0) await client.query('SELECT pg_sleep($1)', [ms / 1000]);
}
