// The index exam, sat by Aegis and by a usual advisor on the same PostgreSQL 15 with hypopg: right answers of 22, and the
// time for all of them.
import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { questions } from '../test/systems/postgres/advice/exam.ts';
import { advisedFor, asked, fillExam, isRight } from '../test/systems/postgres/advice/sitting.ts';
import { olderServer } from '../test/systems/postgres/older-server.ts';
import { withClient } from '../test/servers/postgres.ts';
import { oneColumnAdvice } from './one-column-advisor.ts';
import type { Figure } from './figures.ts';

export async function indexExam(): Promise<readonly Figure[]> {
  const ends: (() => unknown)[] = [];
  const run = {
    skip: (reason: string) => console.error(`index exam ${reason}`),
    after: (end: () => unknown) => ends.push(end),
  } as unknown as TestContext;
  const url = await olderServer(run, 15, { shared_preload_libraries: 'pg_stat_statements' });
  const isThere = existsSync('/usr/share/postgresql/15/extension/hypopg.control');
  if (url === undefined || !isThere) return [];
  try {
    await fillExam(url);
    await withClient(url, (client) => client.query('CREATE EXTENSION hypopg'));
    const [ours, theirs] = [await sat(() => rightOfAegis(url)), await sat(() => rightOfPeer(url))];
    const what = 'one-column and pair advisor by cost alone';
    return [
      {
        what: `index exam, right of ${questions.length}`,
        ours: ours.right,
        peer: { what, value: theirs.right },
        unit: '',
      },
      { what: 'index exam, asking included', ours: ours.seconds, peer: { what, value: theirs.seconds }, unit: 's' },
    ];
  } finally {
    for (const end of ends) await end();
  }
}

async function sat(sitting: () => Promise<number>): Promise<{ right: number; seconds: number }> {
  const began = performance.now();
  const right = await sitting();
  return { right, seconds: (performance.now() - began) / 1000 };
}

async function rightOfAegis(url: string): Promise<number> {
  let right = 0;
  for (const question of questions) {
    if (isRight(question, await advisedFor({ url, withExamples: true }, question))) right += 1;
  }
  return right;
}

async function rightOfPeer(url: string): Promise<number> {
  let right = 0;
  for (const question of questions) {
    const ddls: string[] = [];
    for (const text of question.asked) {
      const session = await asked(url, text);
      const ddl = text.startsWith('UPDATE') ? undefined : await oneColumnAdvice(session, text);
      await session.end();
      if (ddl !== undefined) ddls.push(ddl.replace('CREATE INDEX ON', 'CREATE INDEX unnamed ON'));
    }
    const [only = '', ...more] = ddls;
    const isTrap = question.answer === undefined;
    if (isTrap ? ddls.length === 0 : more.length === 0 && question.answer.test(only)) right += 1;
  }
  return right;
}
