// Slow and regressed statements: by the difference between two looks on a real server, with nothing shown that may be
// a secret.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/core/finding.ts';
import type { Sample } from '../../../src/core/sample.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { redacted, shownQuery } from '../../../src/systems/postgres/queries/redact.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { only, outcomeOf, reasonOf, say, targetAt } from './target.ts';
import { findingsIn, later, type Seen } from './two-looks.ts';

const url = await freshDatabase('queries');
const GAUGES = ['calls', 'ms', 'temp-bytes', 'wal-bytes', 'read-bytes', 'evictions'].map(
  (id) => `postgres.query-${id}`,
);

async function look(target = targetAt(url)): Promise<readonly Sample[]> {
  return postgres.measure(target, GAUGES);
}

async function seenLater(id: string, seen: Seen, thresholds: Record<string, number> = {}): Promise<readonly Finding[]> {
  return findingsIn(await later(targetAt(url, thresholds), id, seen));
}

function valueOf({ values }: Finding, name: string): string {
  const value = values[name];
  assert.ok(typeof value === 'string', name);
  return value;
}

const query = (text: string, values: unknown[] = []) => withClient(url, (client) => client.query(text, values));

test('a database without the extension is not checked, and it says how to get it', async () => {
  const outcome = await outcomeOf(targetAt(url), 'slow-query');
  assert.equal(outcome.state, 'not-checked');
  assert.match(reasonOf(outcome), /not installed in queries_\w+: CREATE EXTENSION pg_stat_statements/);
  assert.deepEqual(await look(), []);
});

test('the first look measures nothing, and says so', async () => {
  // In a schema that no search path holds, with a name that must be quoted.
  await query(`CREATE SCHEMA "Odd ""one"; CREATE EXTENSION pg_stat_statements SCHEMA "Odd ""one"`);
  await query('CREATE TABLE item (id int PRIMARY KEY, name text); CREATE TABLE quiet (id int)');
  const outcome = await outcomeOf(targetAt(url), 'slow-query');
  assert.equal(outcome.state, 'not-checked');
  assert.match(reasonOf(outcome), /two looks/);
});

test('a statement is slow by what it did since the last look, not by its past', async () => {
  const slow = 'SELECT pg_sleep($1), count(*) FROM item WHERE name = $2';
  await query(slow, [0.02, 'before']);
  const samples = await look();
  const limits = { slowQueryMs: 10, slowQueryCalls: 3 };
  assert.deepEqual(await seenLater('slow-query', { samples }, limits), [], 'it did not run again');
  assert.match(reasonOf(await later(targetAt(url), 'slow-query', { samples, minutes: 0.5 })), /two looks/);
  for (const _ of [1, 2, 3]) await query(slow, [0.02, 'secret']);
  await query('SELECT count(*) FROM quiet');
  const finding = only(await seenLater('slow-query', { samples }, limits));
  assert.equal(finding.values['calls'], 3);
  assert.equal(finding.values['reason'], 'mean');
  assert.match(valueOf(finding, 'query'), /^SELECT pg_sleep\(\$1\), count\(\*\) FROM item WHERE name = \$2$/);
  assert.match(valueOf(finding, 'plan'), /Seq Scan on item|Aggregate/);
  assert.match(say(finding.text), /2\d(\.\d)? ms a call, 3 calls in 5 min/);
});

test('what stood out is told for a day, until it was measured again', async () => {
  const slow = 'SELECT pg_sleep($1), max(id) FROM item';
  await query(slow, [0]);
  const first = await look();
  const limits = { slowQueryMs: 10, slowQueryCalls: 2 };
  for (const _ of [1, 2]) await query(slow, [0.02]);
  const told = await seenLater('slow-query', { samples: first }, limits);
  const findings = told.filter((finding) => valueOf(finding, 'query').includes('max(id)'));
  const samples = await look();
  const again = (minutes: number) => seenLater('slow-query', { samples, findings, minutes }, limits);
  assert.deepEqual(
    (await again(10)).map(({ text }) => say(text)),
    findings.map(({ text }) => say(text)),
  );
  assert.deepEqual(await again(60 * 25), []);
  for (const _ of [1, 2]) await query(slow, [0]);
  assert.deepEqual(await again(10), [], 'measured again, and fast');
});

test('a great share of a busy clock is a note, a great share of nothing is nothing', async () => {
  const samples = await look();
  await query('SELECT pg_sleep(0.08), min(id) FROM item');
  // New since the last look, and all of it is known to be new (17 and newer).
  assert.deepEqual(await seenLater('slow-query', { samples }), []);
  const busy = only(await seenLater('slow-query', { samples, minutes: 1 }, { slowQueryLoadPercent: 0.1 }));
  assert.equal(busy.severity, 'info');
  assert.equal(busy.values['reason'], 'share');
});

test('temporary files by call make a statement slow', async () => {
  const samples = await look();
  await query(`SET work_mem = '64kB'; SELECT count(*) FROM (SELECT g FROM generate_series(1, 60000) g ORDER BY -g) s`);
  const limits = { slowQueryTempBytes: 100_000 };
  const finding = only(await seenLater('slow-query', { samples }, limits));
  assert.equal(finding.values['reason'], 'temp');
  assert.ok(Number(finding.values['tempBytesPerCall']) > 100_000);
});

test('a statement that became slower by more than chance is found, one that is as before or only noisy is not', async () => {
  // Aliases are no difference to the server; the number of columns is.
  const worse = 'SELECT pg_sleep($1), 1 AS worse';
  const same = 'SELECT pg_sleep($1), 1, 2 AS same';
  const noisy = 'SELECT pg_sleep($1), 1, 2, 3 AS noisy';
  const round = async (worseSeconds: number, loud: number) =>
    withClient(url, async (client) => {
      for (let n = 0; n < 12; n += 1) {
        await client.query(worse, [worseSeconds]);
        await client.query(same, [0.001]);
        await client.query(noisy, [n < loud ? 0.06 : 0]);
      }
    });
  await round(0.001, 1);
  const samples = await look();
  // Three times the mean of `noisy`, and yet only two more of its rare slow calls.
  await round(0.012, 3);
  const finding = only(await seenLater('regressed-query', { samples }, { regressedQueryCalls: 10 }));
  assert.match(valueOf(finding, 'query'), /worse/);
  assert.deepEqual(await seenLater('regressed-query', { samples }), [], 'twelve calls are too few');
});

test('statements of administration and our own are never shown', async () => {
  const samples = await look();
  await query(`CREATE ROLE shown_${process.pid} PASSWORD 'very-secret'; DROP ROLE shown_${process.pid}`);
  const text = JSON.stringify(
    await seenLater('slow-query', { samples, minutes: 1 }, { slowQueryMs: 0, slowQueryCalls: 1 }),
  );
  assert.doesNotMatch(text, /very-secret|CREATE ROLE|pg_stat_statements\(/);
});

test('values, comments and what is left open are taken out of a statement', () => {
  const cases = [
    [`SELECT * FROM t WHERE a = 'it''s' AND b = 42 AND c = $1`, 'SELECT * FROM t WHERE a = ? AND b = ? AND c = $1'],
    [`SELECT E'a\\'b', x'1f', $tag$ secret ' $tag$, $$ y $$ FROM t1`, 'SELECT ?, ?, ?, ? FROM t1'],
    [`SELECT "a'b", "1" -- 'secret\n FROM t /* 'x */`, `SELECT "a'b", "1" FROM t`],
    [`SELECT 'open secret`, 'SELECT …'],
    ['SELECT 이름 FROM 고객 WHERE n = 1.5e3', 'SELECT 이름 FROM 고객 WHERE n = ?'],
  ];
  for (const [given = '', shown] of cases) assert.equal(redacted(given), shown);
  assert.equal(shownQuery(`ALTER ROLE a PASSWORD 'x'`), undefined);
  assert.equal(shownQuery(`/* a */ (WITH x AS (SELECT 1) SELECT 2)`), '(WITH x AS (SELECT ?) SELECT ?)');
  assert.equal(shownQuery(`SELECT ${'a, '.repeat(200)}1`)?.length, 301);
});
