// Sits the exam: asks one question of a server and reads what the check advises.
import assert from 'node:assert/strict';
import pg from 'pg';
import type { CheckResult, Noticed } from '../../../../src/core/finding.ts';
import type { Past } from '../../../../src/core/system.ts';
import { missingIndex } from '../../../../src/systems/postgres/checks/missing-index.ts';
import { open } from '../../../../src/systems/postgres/open.ts';
import { withClient } from '../../../servers/postgres.ts';
import { targetAt } from '../target.ts';
import { schema, tables, type Question } from './exam.ts';

const nothing: Past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

/** Fills the tables and forgets that they were filled: a load is no workload. */
export async function fillExam(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of schema) await client.query(statement);
    for (const table of tables) await client.query(`VACUUM ANALYZE ${table}`);
  });
}

export interface Sitting {
  readonly url: string;
  /** The sessions that asked are still there, and show their last statement with its values. */
  readonly withExamples: boolean;
}

/** What is advised after nothing but these statements. */
export async function advisedFor({ url, withExamples }: Sitting, question: Question): Promise<readonly Noticed[]> {
  await forget(url);
  const sessions: pg.Client[] = [];
  // One after the other: two that write would wait for each other.
  for (const text of question.asked) sessions.push(await asked(url, text));
  if (!withExamples) await Promise.all(sessions.map((session) => session.end()));
  try {
    const result = await answer(url, question.thresholds);
    assert.ok(result.state === 'ok' || result.state === 'finding', JSON.stringify(result));
    return result.state === 'finding' ? result.noticed : [];
  } finally {
    if (withExamples) await Promise.all(sessions.map((session) => session.end()));
  }
}

export async function asked(url: string, text: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  await session.query(text);
  await session.query(text);
  return session;
}

/** Forgets what this database was asked and wrote. */
export async function forget(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      `SELECT pg_stat_reset(), pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)`,
    ),
  );
}

export async function answer(
  url: string,
  thresholds: Record<string, number> = {},
  { past, now }: { past: Past; now: Date } = { past: nothing, now: new Date() },
): Promise<CheckResult> {
  const session = await open(targetAt(url, thresholds));
  try {
    return await missingIndex.run(session, { past, now, signal: AbortSignal.timeout(30_000) });
  } finally {
    await session.close();
  }
}

export function ddlOf({ values }: Noticed): string {
  return textIn(values, 'ddl');
}

export function textIn(values: Noticed['values'] | undefined, name: string): string {
  const value = values?.[name];
  assert.ok(typeof value === 'string', `${name} is a text`);
  return value;
}

/** One finding with the known answer; for a trap none. */
export function isRight({ answer: expected }: Question, found: readonly Noticed[]): boolean {
  if (expected === undefined) return found.length === 0;
  const [only, ...more] = found.map(ddlOf);
  return only !== undefined && more.length === 0 && expected.test(only);
}
