// The exam on real servers: by rule on the embedded one, with hypopg on a 15. Every advised index is then built, and the
// statement must really get cheaper by it.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import type { Client } from 'pg';
import type { Noticed } from '../../../../src/core/finding.ts';
import { freshDatabase, withClient } from '../../../servers/postgres.ts';
import { olderServer } from '../older-server.ts';
import { questions, type Question } from './exam.ts';
import { advisedFor, ddlOf, fillExam, isRight, textIn } from './sitting.ts';

const url = await freshDatabase('exam');
await fillExam(url);

for (const question of questions) {
  test(`by rule: ${question.name}`, async () => {
    const found = await advisedFor({ url, withExamples: true }, question);
    assert.ok(isRight(question, found), found.map(ddlOf).join('; '));
    if (question.answer !== undefined) await withClient(url, (client) => isReallyUsed(client, question, found));
  });
}

/** Built as advised, the statement costs less than half; taken back as advised, nothing is left. */
async function isReallyUsed(client: Client, { asked: [text = ''] }: Question, [found]: readonly Noticed[]) {
  const { index, analyzeAfter } = found?.values ?? {};
  const before = await costOf(client, text);
  await client.query(found === undefined ? '' : ddlOf(found));
  if (analyzeAfter === true) await client.query(`ANALYZE ${textIn(found?.values, 'table')}`);
  const after = await costOf(client, text);
  await client.query(textIn(found?.values, 'undo'));
  const { rows } = await client.query(`SELECT FROM pg_class WHERE relname = $1`, [index]);
  assert.equal(rows.length, 0, 'the undo takes it away');
  // The planner charges BRIN for whole ranges.
  const share = found !== undefined && ddlOf(found).includes('USING brin') ? 0.9 : 0.5;
  assert.ok(after < before * share, `${before} → ${after} by ${index === undefined ? '?' : ddlOf(found as Noticed)}`);
}

async function costOf(client: Client, text: string): Promise<number> {
  await client.query('SET max_parallel_workers_per_gather = 0');
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: { 'Total Cost': number } }] }>(
    `EXPLAIN (FORMAT JSON) ${text}`,
  );
  return rows[0]?.['QUERY PLAN'][0].Plan['Total Cost'] ?? Number.NaN;
}

test('without a session that shows values, what cannot be known is not guessed and the rest is right', async (t) => {
  const results: { question: Question; found: readonly Noticed[]; right: boolean }[] = [];
  for (const question of questions) {
    const found = await advisedFor({ url, withExamples: false }, question);
    results.push({ question, found, right: isRight(question, found) });
  }
  t.diagnostic(`${results.filter(({ right }) => right).length} of ${results.length} right`);
  const wrong = results.filter(({ question, right }) => !right && question.needsExample !== true);
  assert.deepEqual(
    wrong.map(({ question, found }) => `${question.name}: ${found.map(ddlOf).join('; ')}`),
    [],
  );
});

test('with hypopg on 15 all questions are right, and what the planner was asked is said to be proved', async (t) => {
  const older = await olderServer(t, 15, { shared_preload_libraries: 'pg_stat_statements' });
  if (older === undefined) return;
  if (!existsSync('/usr/share/postgresql/15/extension/hypopg.control')) {
    t.skip('not run: no hypopg for PostgreSQL 15 on this machine');
    return;
  }
  await fillExam(older);
  await withClient(older, (client) => client.query('CREATE EXTENSION hypopg'));
  const wrong: string[] = [];
  let proved = 0;
  for (const question of questions) {
    const found = await advisedFor({ url: older, withExamples: true }, question);
    if (!isRight(question, found)) wrong.push(`${question.name}: ${found.map(ddlOf).join('; ')}`);
    proved += found.filter(({ values }) => values['confidence'] === 'high').length;
  }
  t.diagnostic(`${questions.length - wrong.length} of ${questions.length} right, ${proved} proved by the planner`);
  assert.deepEqual(wrong, []);
  assert.ok(proved >= 8, `${proved} proved`);
});
