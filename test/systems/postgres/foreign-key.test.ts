// Which foreign keys lack an index: a key is served by an index whose first columns are its own, in any order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { findingsOf, only, outcomeOf, reasonOf, say, targetAt } from './target.ts';
import { openSession } from './sessions.ts';

const url = await freshDatabase('keys');
const target = targetAt(url);

async function found(...statements: string[]): Promise<Record<string, unknown>> {
  await withClient(url, async (client) => {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await client.query('CREATE TABLE parent (a int, b int, PRIMARY KEY (a, b), UNIQUE (a))');
    await client.query('CREATE TABLE child (a int, b int, c int)');
    for (const statement of statements) await client.query(statement);
  });
  const findings = await findingsOf(target, 'unindexed-foreign-key');
  return Object.fromEntries(findings.map(({ subject, values }) => [subject, values['reason']]));
}

const single = 'ALTER TABLE child ADD FOREIGN KEY (a) REFERENCES parent (a)';
const double = 'ALTER TABLE child ADD FOREIGN KEY (a, b) REFERENCES parent (a, b)';

const silent: Record<string, string[]> = {
  'the columns in the other order': [double, 'CREATE INDEX ON child (b, a)'],
  'more columns behind': [double, 'CREATE INDEX ON child (a, b, c)'],
  'a primary key': ['ALTER TABLE child ADD PRIMARY KEY (a)', single],
  'a hash index': [single, 'CREATE INDEX ON child USING hash (a)'],
  'a partial index of what is not null': [single, 'CREATE INDEX ON child (a) WHERE a IS NOT NULL'],
  'a partitioned table with an index': [
    'CREATE TABLE p (a int REFERENCES parent (a)) PARTITION BY RANGE (a)',
    'CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)',
    'CREATE INDEX ON p (a)',
  ],
  'a partitioned table whose parts all have one': [
    'CREATE TABLE p (a int REFERENCES parent (a)) PARTITION BY RANGE (a)',
    'CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)',
    'CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (9) TO (99)',
    'CREATE INDEX ON p1 (a)',
    'CREATE INDEX ON p2 (a)',
  ],
};

for (const [what, statements] of Object.entries(silent)) {
  test(`served: ${what}`, async () => assert.deepEqual(await found(...statements), {}));
}

const reported: Record<string, { statements: string[]; is: Record<string, string> }> = {
  'no index': { statements: [single], is: { 'public.child(a)': 'no-index' } },
  'another column between': {
    statements: [double, 'CREATE INDEX ON child (a, c, b)'],
    is: { 'public.child(a, b)': 'carried-not-leading' },
  },
  'only a partial index': {
    statements: [single, 'CREATE INDEX ON child (a) WHERE b > 0'],
    is: { 'public.child(a)': 'no-index' },
  },
  'one column only included': {
    statements: [double, 'CREATE INDEX ON child (a) INCLUDE (b)'],
    is: { 'public.child(a, b)': 'carried-not-leading' },
  },
  'an invalid index': {
    statements: [
      single,
      'CREATE INDEX bad ON child (a)',
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'bad'::regclass`,
    ],
    is: { 'public.child(a)': 'no-index' },
  },
  'a partitioned table once': {
    statements: [
      'CREATE TABLE p (a int REFERENCES parent (a)) PARTITION BY RANGE (a)',
      'CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)',
      'CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (9) TO (99)',
      'CREATE INDEX ON p1 (a)',
    ],
    is: { 'public.p(a)': 'no-index' },
  },
  'a hostile name': {
    statements: [`CREATE TABLE "<!channel>; DROP" ("x""y" int REFERENCES parent (a))`],
    is: { 'public.<!channel>; DROP(x"y)': 'no-index' },
  },
};

for (const [what, { statements, is }] of Object.entries(reported)) {
  test(`not served: ${what}`, async () => assert.deepEqual(await found(...statements), is));
}

test('a big table whose referenced rows go is a warning, a small or quiet one a note; the statement builds what is missing', async () => {
  await found('ALTER TABLE child ADD FOREIGN KEY (a) REFERENCES parent (a) ON DELETE CASCADE');
  const eager = targetAt(url, { foreignKeyRows: 0 });
  assert.equal(only(await findingsOf(target, 'unindexed-foreign-key')).severity, 'info');
  const { severity, values, remedy } = only(await findingsOf(eager, 'unindexed-foreign-key'));
  assert.deepEqual([severity, remedy], ['warning', 'postgres.create-index']);
  assert.equal(values['ddl'], 'CREATE INDEX CONCURRENTLY child_a_idx ON public.child (a)');
  assert.equal(values['undo'], 'DROP INDEX CONCURRENTLY public.child_a_idx');
  await withClient(url, (client) => client.query(values['ddl'] as string));
  assert.deepEqual(await findingsOf(eager, 'unindexed-foreign-key'), []);
});

test('a table that is locked exclusively is skipped and counted, never waited for', async () => {
  await found(single);
  const locker = await openSession(url, 'keys-locker');
  await locker.query('BEGIN; LOCK TABLE child IN ACCESS EXCLUSIVE MODE');
  const outcome = await outcomeOf(target, 'unindexed-foreign-key');
  assert.equal(outcome.state, 'not-checked');
  assert.match(reasonOf(outcome), /all 1 foreign keys are on tables/);
  await locker.query('ROLLBACK');
  const open = await outcomeOf(target, 'unindexed-foreign-key');
  assert.match(open.state === 'finding' && open.examined ? say(open.examined) : '', /1 foreign key/);
});
