// What the check promises beside right answers: it never waits, never guesses for those it may not see, keeps hostile
// names harmless, and its advice stays a small set.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Finding, Noticed } from '../../../../src/core/finding.ts';
import type { Past } from '../../../../src/core/system.ts';
import { freshDatabase, withClient } from '../../../servers/postgres.ts';
import { openSession } from '../sessions.ts';
import { postgres } from '../../../../src/systems/postgres/index.ts';
import { carriedOut, outcomeOf, planOf, quiet, reasonOf, say, targetAt, undoStep } from '../target.ts';
import { questions } from './exam.ts';
import { answer, asked, ddlOf, fillExam, forget, textIn } from './sitting.ts';

const url = await freshDatabase('advice');
const hostile = `"Bö""se ' <!here>"`;

before(async () => {
  await fillExam(url);
  await withClient(url, async (client) => {
    await client.query(`CREATE SCHEMA "Näh'e"`);
    await client.query(`CREATE TABLE "Näh'e".${hostile} ("Schlüssel A" int, "desc" text, gone int, filler text)`);
    await client.query(
      `INSERT INTO "Näh'e".${hostile} SELECT n, 'v' || n, n, repeat('x', 300) FROM generate_series(1, 30000) n`,
    );
    await client.query(`ALTER TABLE "Näh'e".${hostile} DROP COLUMN gone`);
    await client.query(`VACUUM ANALYZE "Näh'e".${hostile}`);
  });
});

async function foundAfter(...texts: string[]): Promise<readonly Noticed[]> {
  await forget(url);
  for (const text of texts) await (await asked(url, text)).end();
  const result = await answer(url);
  assert.ok(result.state === 'ok' || result.state === 'finding', JSON.stringify(result));
  return result.state === 'finding' ? result.noticed : [];
}

test('a whole workload brings a small set, the best by table, each with its statements, size and way back', async () => {
  const all = questions.filter((question) => question.answer !== undefined).flatMap((question) => question.asked);
  const found = await foundAfter(...all);
  assert.ok(found.length >= 5 && found.length <= 10, `${found.length} found`);
  const byTable = Map.groupBy(found, ({ values }) => textIn(values, 'table'));
  for (const [table, own] of byTable) assert.ok(own.length <= 3, `${own.length} on ${table}`);
  for (const { values, remedy, text } of found) {
    assert.match(textIn(values, 'undo'), /^DROP INDEX (CONCURRENTLY )?public\./);
    assert.ok(Number(values['lowBytes']) < Number(values['highBytes']));
    const queries = values['queries'] as {
      sharePercent: number;
      costBefore: number;
      costAfter: number;
      query?: string;
    }[];
    assert.ok(queries.length > 0 && queries.every(({ costBefore, costAfter }) => costAfter < costBefore));
    assert.ok(queries.some(({ query }) => query !== undefined && !query.includes('User1234')));
    assert.equal(remedy, 'postgres.create-index');
    assert.match(say(text), /an estimate, not asked of the planner$/);
  }
  const subjects = found.map(({ subject }) => subject);
  assert.deepEqual(subjects, [...new Set(subjects)]);
});

test('a load or a repair of the whole table is no reason against an index', async () => {
  await forget(url);
  await withClient(url, async (client) => {
    await client.query('CREATE TABLE loaded (code int, filler text)');
    await client.query(`INSERT INTO loaded SELECT n, repeat('x', 300) FROM generate_series(1, 30000) n`);
    await client.query(`UPDATE loaded SET filler = filler || 'y'`);
    await client.query('VACUUM ANALYZE loaded');
    await client.query('SELECT pg_stat_force_next_flush()');
  });
  await (await asked(url, 'SELECT * FROM loaded WHERE code = 7')).end();
  const result = await answer(url, { adviceLeastPercent: 0.1 });
  await withClient(url, (client) => client.query('DROP TABLE loaded'));
  assert.deepEqual(result.state === 'finding' && result.noticed.map(({ subject }) => subject), ['public.loaded(code)']);
});

test('an index that is there is not advised again, and one that it makes superfluous is named', async () => {
  await withClient(url, (client) => client.query('CREATE INDEX orders_region ON orders (region)'));
  const [found] = await foundAfter('SELECT * FROM orders WHERE region = 5 AND channel = 7 AND kind = 3');
  assert.deepEqual(
    found?.values['redundant'],
    found?.subject.startsWith('public.orders(region') ? ['orders_region'] : [],
  );
  await withClient(url, (client) => client.query(ddlOf(found)));
  assert.deepEqual(await foundAfter('SELECT * FROM orders WHERE region = 5 AND channel = 7 AND kind = 3'), []);
});

test('hostile names come out as the server quotes them', async () => {
  const statement = `SELECT * FROM "Näh'e".${hostile} WHERE "Schlüssel A" = 7 AND "desc" = 'v7'`;
  const [found] = await foundAfter(statement);
  assert.match(ddlOf(found as Noticed), /ON "Näh'e"\."Bö""se ' <!here>" \(("Schlüssel A"|"desc")/);
  await withClient(url, async (client) => {
    await client.query(ddlOf(found as Noticed));
    await client.query(textIn(found?.values, 'undo'));
  });
});

test('names off the search path of Aegis mean what they mean to those who ask', async () => {
  await withClient(url, async (client) => {
    await client.query('CREATE SCHEMA app');
    await client.query(
      'CREATE TABLE app.notes AS SELECT n AS code, repeat($1, 300) AS filler FROM generate_series(1, 30000) n',
      ['x'],
    );
    await client.query('VACUUM ANALYZE app.notes');
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET search_path = app, public`);
  });
  const [found] = await foundAfter('SELECT * FROM notes WHERE code = 7');
  assert.equal(found?.subject, 'app.notes(code)');
  await withClient(url, (client) => client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RESET search_path`));
});

test('a table that somebody holds is skipped at once, and the others are still advised', async () => {
  await forget(url);
  await (await asked(url, 'SELECT * FROM orders WHERE customer_id = 77')).end();
  await (await asked(url, 'SELECT sum(qty) FROM items WHERE product_id = 5')).end();
  const holder = await openSession(url, 'holder');
  await holder.query('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE');
  const began = performance.now();
  const result = await answer(url);
  const tookMs = performance.now() - began;
  await holder.query('ROLLBACK');
  assert.ok(tookMs < 3000, `${tookMs} ms`);
  assert.equal(result.state, 'finding');
  assert.deepEqual(result.state === 'finding' && result.noticed.map(({ values }) => textIn(values, 'table')), [
    'public.items',
  ]);
  assert.match('examined' in result && result.examined ? say(result.examined) : '', /that could not be planned/);
});

test('a role that may not see the tables is told so, with the grant', async () => {
  await foundAfter('SELECT * FROM orders WHERE customer_id = 77');
  const role = 'advice_watcher';
  await withClient(url, (client) =>
    client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'; GRANT pg_monitor TO ${role}`),
  );
  const address = new URL(url);
  address.username = role;
  address.password = 'secret';
  try {
    const outcome = await outcomeOf(targetAt(address.href), 'missing-index');
    assert.equal(outcome.state, 'not-checked');
    assert.match(reasonOf(outcome), /GRANT pg_read_all_data TO advice_watcher/);
  } finally {
    await withClient(url, (client) => client.query(`DROP ROLE ${role}`));
  }
});

test('what ran in the window decides; what was advised today stays for a day, and no longer', async () => {
  const [found] = await foundAfter(
    'SELECT * FROM orders WHERE customer_id = 77',
    'SELECT 1 FROM items WHERE product_id = 5',
  );
  const { rows } = await withClient(url, (client) =>
    client.query<{ id: string; calls: number; ms: number; text: string }>(
      `SELECT queryid::text AS id, calls::float8, total_exec_time AS ms, query AS text FROM pg_stat_statements
       WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    ),
  );
  const now = new Date();
  const at = new Date(now.getTime() - 300_000).toISOString();
  const pastWith = (told?: string): Past => ({
    oldest: () => undefined,
    // Nothing was asked of orders since the last look.
    sample: (gauge, subject) => {
      const row = rows.find(({ id, text }) => id === subject && text.includes('orders'));
      const value = gauge.endsWith('calls') ? row?.calls : row?.ms;
      return value === undefined && subject !== ''
        ? undefined
        : { target: 'pg', gauge, subject, unit: 'ms', at, value: value ?? 0 };
    },
    finding: (check, subject) =>
      told === undefined || !subject.startsWith('public.orders')
        ? undefined
        : ({ check, subject, target: 'pg', severity: 'info', values: { at: told }, text: found?.text } as Finding),
  });
  const tables = async (told?: string) => {
    const result = await answer(url, {}, { past: pastWith(told), now });
    return result.state === 'finding'
      ? result.noticed.map(({ values }) => textIn(values, 'table')).toSorted((one, other) => one.localeCompare(other))
      : [];
  };
  assert.deepEqual(await tables(), ['public.items']);
  assert.deepEqual(await tables(new Date(now.getTime() - 3_600_000).toISOString()), ['public.items', 'public.orders']);
  assert.deepEqual(await tables(new Date(now.getTime() - 90_000_000).toISOString()), ['public.items']);
});

for (const name of ['inside a document', 'a function of a column', 'a partitioned table']) {
  test(`what is advised is planned by its subject, built and taken back: ${name}`, async () => {
    const question = questions.find((one) => one.name === name);
    const [found] = await foundAfter(...(question?.asked ?? []));
    const target = targetAt(url);
    const plan = await planOf(target, 'create-index', { subject: found?.subject ?? '' });
    assert.match(say(plan.why), /cost [\d,]+ → [\d,]+/);
    const results = await carriedOut(target, plan);
    assert.deepEqual(await foundAfter(...(question?.asked ?? [])), [], 'it is there now');
    const [step] = plan.steps;
    const [result] = results;
    assert.ok(step !== undefined && result !== undefined);
    await postgres.run(target, undoStep(step, result), quiet);
    assert.equal((await foundAfter(...(question?.asked ?? []))).length, 1, 'it is missing again');
  });
}
