// The peer of the index exam: what a usual advisor does. One hypothetical index on each column of each table named, then
// on each pair of them; kept where the planner's cost falls by half, and by half again for the second column.
import type { Client } from 'pg';

const SAVES = 0.5;
const WORTH_A_LOOK = 100;

interface Plan {
  readonly 'Total Cost': number;
}

/** The statement that builds the best index, or none. */
export async function oneColumnAdvice(client: Client, text: string): Promise<string | undefined> {
  const before = await costOf(client, text);
  if (before < WORTH_A_LOOK) return undefined;
  const columns = await columnsNamed(client, text);
  const single = await best(
    client,
    text,
    columns.map(({ table, column }) => ({ table, columns: [column] })),
  );
  if (single === undefined || single.cost > before * SAVES) return undefined;
  const pairs = columns.flatMap((one) =>
    columns
      .filter((other) => other.table === one.table && other.column !== one.column)
      .map((other) => ({ table: one.table, columns: [one.column, other.column] })),
  );
  const pair = await best(client, text, pairs);
  return pair !== undefined && pair.cost <= single.cost * SAVES ? pair.ddl : single.ddl;
}

interface Tried {
  readonly ddl: string;
  readonly cost: number;
}

async function best(
  client: Client,
  text: string,
  wishes: readonly { readonly table: string; readonly columns: readonly string[] }[],
): Promise<Tried | undefined> {
  const tried: Tried[] = [];
  for (const { table, columns } of wishes) {
    const ddl = `CREATE INDEX ON ${table} (${columns.join(', ')})`;
    try {
      await client.query('SELECT hypopg_create_index($1)', [ddl]);
      tried.push({ ddl, cost: await costOf(client, text) });
    } finally {
      await client.query('SELECT hypopg_reset()');
    }
  }
  return tried.toSorted((one, other) => one.cost - other.cost)[0];
}

async function costOf(client: Client, text: string): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${text}`);
  return rows[0]?.['QUERY PLAN'][0].Plan['Total Cost'] ?? Number.NaN;
}

/** Columns of B-tree types whose name and table stand in the text, views not looked through. */
async function columnsNamed(client: Client, text: string): Promise<{ table: string; column: string }[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(a.attname) AS column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     JOIN pg_opclass o ON o.opcintype = a.atttypid AND o.opcdefault
     JOIN pg_am m ON m.oid = o.opcmethod AND m.amname = 'btree'
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND $1 ~ ('\\m' || c.relname || '\\M') AND $1 ~ ('\\m' || a.attname || '\\M')`,
    [text],
  );
  return rows;
}
