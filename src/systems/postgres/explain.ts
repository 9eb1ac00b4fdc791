// How the server would run a statement that somebody else wrote. It is planned, never run, inside a read-only
// transaction that is always rolled back; the server refuses more than one statement in the text.
import { statement } from './statements.ts';

/** What is needed of the driver. */
export interface Asker {
  query<Row extends object>(asked: {
    text: string;
    values?: unknown[];
    queryMode?: string;
  }): Promise<{ readonly rows: Row[] }>;
}

export interface Explained {
  readonly text: string;
  /** The schemas that its author's names mean: `"$user", public`. */
  readonly searchPath: string;
  /** Has `$1` without values: planned for any value. */
  readonly generic: boolean;
}

const PREPARED = 'aegis_explained';

/** The plan as the server prints it. A refusal of the server is thrown as it came. */
export async function explain(client: Asker, { text, searchPath, generic }: Explained): Promise<unknown> {
  await client.query({ text: 'BEGIN READ ONLY' });
  try {
    await client.query({ text: statement('explain-begin'), values: [searchPath] });
    return await (generic ? explainPrepared(client, text) : planOf(client, `(VERBOSE, FORMAT JSON) ${text}`));
  } finally {
    await client.query({ text: 'ROLLBACK' });
  }
}

// Not EXPLAIN (GENERIC_PLAN), which came with 16: the protocol that takes only one statement asks for values there.
async function explainPrepared(client: Asker, text: string): Promise<unknown> {
  await one(client, `PREPARE ${PREPARED} AS ${text}`);
  try {
    const { rows } = await client.query<{ count: number }>({
      text: statement('explain-parameters'),
      values: [PREPARED],
    });
    const count = rows[0]?.count ?? 0;
    const nothing = count === 0 ? '' : `(${Array.from({ length: count }, () => 'NULL').join(', ')})`;
    return await planOf(client, `(VERBOSE, FORMAT JSON) EXECUTE ${PREPARED}${nothing}`);
  } finally {
    // In a transaction that has failed nothing but its end is allowed.
    await client.query({ text: 'ROLLBACK' });
    await client.query({ text: `DEALLOCATE ${PREPARED}` });
  }
}

async function planOf(client: Asker, options: string): Promise<unknown> {
  const rows = await one(client, `EXPLAIN ${options}`);
  return Object.values(rows[0] ?? {})[0];
}

// The extended protocol takes exactly one statement: nothing can hide behind a semicolon.
async function one(client: Asker, text: string): Promise<object[]> {
  return (await client.query({ text, queryMode: 'extended' })).rows;
}
