// Which index may be called redundant, and why: each trap is a pair that looks like it and is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { carriedOut, findingsOf, only, planOf, reasonForNothing, targetAt, undoStep, quiet } from './target.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';

const url = await freshDatabase('redundant');
const target = targetAt(url);

async function found(...statements: string[]): Promise<Record<string, unknown>> {
  await withClient(url, async (client) => {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await client.query('CREATE TABLE t (a int NOT NULL, b int, c text, d int, "B" int)');
    for (const statement of statements) await client.query(statement);
  });
  const findings = await findingsOf(target, 'redundant-index');
  return Object.fromEntries(findings.map(({ subject, values }) => [subject.split('.')[2], values['reason']]));
}

const silent: Record<string, string[]> = {
  'column 1 against column 10 and 11': [
    'CREATE TABLE w (c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int)',
    'CREATE INDEX x ON w (c1)',
    'CREATE INDEX y ON w (c10, c1)',
    'CREATE INDEX z ON w (c11)',
  ],
  'another collation': ['CREATE INDEX x ON t (c)', 'CREATE INDEX y ON t (c COLLATE "C", a)'],
  'another collation of the second column': ['CREATE INDEX x ON t (a, c)', 'CREATE INDEX y ON t (a, c COLLATE "C", b)'],
  'another operator class of the second column': [
    'CREATE INDEX x ON t (a, c)',
    'CREATE INDEX y ON t (a, c text_pattern_ops, b)',
  ],
  'another operator class': ['CREATE INDEX x ON t (c)', 'CREATE INDEX y ON t (c text_pattern_ops, a)'],
  'a unique one before a longer one': ['CREATE UNIQUE INDEX x ON t (a)', 'CREATE INDEX y ON t (a, b)'],
  'a unique one before a longer unique one': ['CREATE UNIQUE INDEX x ON t (a)', 'CREATE UNIQUE INDEX y ON t (a, b)'],
  'another condition': ['CREATE INDEX x ON t (a) WHERE b > 0', 'CREATE INDEX y ON t (a, b) WHERE b > 1'],
  'a whole one before a partial one': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a, b) WHERE b > 0'],
  'other expressions': ['CREATE INDEX x ON t (lower(c))', 'CREATE INDEX y ON t (upper(c), a)'],
  'not the first column': ['CREATE INDEX x ON t (b)', 'CREATE INDEX y ON t (a, b)'],
  'mixed directions': ['CREATE INDEX x ON t (a, b)', 'CREATE INDEX y ON t (a, b DESC, d)'],
  'other place of nulls': ['CREATE INDEX x ON t (b)', 'CREATE INDEX y ON t (b NULLS FIRST, a)'],
  'included columns that the other lacks': ['CREATE INDEX x ON t (a) INCLUDE (d)', 'CREATE INDEX y ON t (a, b)'],
  'an exact twin, which is a duplicate': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a)'],
  'an invalid keeper': [
    'CREATE INDEX x ON t (a)',
    'CREATE INDEX y ON t (a, b)',
    `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'y'::regclass`,
  ],
  'what a foreign key points at': [
    'CREATE UNIQUE INDEX x ON t (a)',
    'CREATE TABLE child (a int REFERENCES t (a))',
    'CREATE UNIQUE INDEX y ON t (a) INCLUDE (b)',
  ],
  'the replica identity': [
    'CREATE UNIQUE INDEX x ON t (a)',
    'ALTER TABLE t REPLICA IDENTITY USING INDEX x',
    'CREATE UNIQUE INDEX y ON t (a) INCLUDE (b)',
  ],
  'nulls distinct against not distinct': [
    'CREATE UNIQUE INDEX x ON t (b)',
    'CREATE UNIQUE INDEX y ON t (b) INCLUDE (a) NULLS NOT DISTINCT',
  ],
  'an immediate one against a deferrable one': [
    'CREATE UNIQUE INDEX x ON t (a)',
    'ALTER TABLE t ADD CONSTRAINT y UNIQUE (a) INCLUDE (b) DEFERRABLE',
  ],
  'another method': ['CREATE INDEX x ON t USING hash (a)', 'CREATE INDEX y ON t (a, b)'],
  'two names that differ in case': ['CREATE INDEX x ON t (b)', 'CREATE INDEX y ON t ("B", a)'],
};

for (const [trap, statements] of Object.entries(silent)) {
  test(`not redundant: ${trap}`, async () => assert.deepEqual(await found(...statements), {}));
}

const reported: Record<string, { statements: string[]; is: Record<string, string> }> = {
  'a prefix': { statements: ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a, b)'], is: { x: 'prefix' } },
  'a chain, down to the longest': {
    statements: ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a, b)', 'CREATE INDEX z ON t (a, b, d)'],
    is: { x: 'prefix', y: 'prefix' },
  },
  'the one that includes less': {
    statements: ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a) INCLUDE (b)'],
    is: { x: 'included-columns' },
  },
  'an expression before a longer list': {
    statements: ['CREATE INDEX x ON t (lower(c))', 'CREATE INDEX y ON t (lower(c), a)'],
    is: { x: 'expression-prefix' },
  },
  'the reverse direction, the younger': {
    statements: ['CREATE INDEX y ON t (a, b)', 'CREATE INDEX x ON t (a DESC, b DESC)'],
    is: { x: 'reverse-direction' },
  },
  'a unique one whose twin holds the constraint': {
    statements: ['CREATE UNIQUE INDEX x ON t (a)', 'ALTER TABLE t ADD CONSTRAINT y UNIQUE (a) INCLUDE (b)'],
    is: { x: 'included-columns' },
  },
  'a partial one with the same condition': {
    statements: ['CREATE INDEX x ON t (a) WHERE b > 0', 'CREATE INDEX y ON t (a, d) WHERE b > 0'],
    is: { x: 'prefix' },
  },
  'after dropped columns': {
    statements: ['ALTER TABLE t DROP COLUMN b', 'CREATE INDEX x ON t (d)', 'CREATE INDEX y ON t (d, a)'],
    is: { x: 'prefix' },
  },
  'partitioned indexes once, at their root': {
    statements: [
      'CREATE TABLE p (a int, b int) PARTITION BY RANGE (a)',
      'CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)',
      'CREATE INDEX x ON p (a)',
      'CREATE INDEX y ON p (a, b)',
    ],
    is: { x: 'prefix' },
  },
};

for (const [what, { statements, is }] of Object.entries(reported)) {
  test(`redundant: ${what}`, async () => assert.deepEqual(await found(...statements), is));
}

test('a redundant index is dropped while its keeper is there, and its undo brings it back', async () => {
  await found('CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a, b)');
  const { values, remedy } = only(await findingsOf(target, 'redundant-index'));
  assert.equal(values['ddl'], 'DROP INDEX CONCURRENTLY public.x');
  assert.equal(values['undo'], 'CREATE INDEX CONCURRENTLY x ON public.t USING btree (a)');
  assert.equal(remedy, 'postgres.drop-index');
  const plan = await planOf(target, 'drop-index', { subject: 'public.t.x' });
  const [dropped] = await carriedOut(target, plan);
  assert.deepEqual(await findingsOf(target, 'redundant-index'), []);
  await postgres.run(target, undoStep(only(plan.steps), dropped!), quiet);
  assert.equal(only(await findingsOf(target, 'redundant-index')).subject, 'public.t.x');
  const again = await planOf(target, 'drop-index', { subject: 'public.t.x' });
  await withClient(url, (client) => client.query('DROP INDEX y'));
  await assert.rejects(postgres.run(target, only(again.steps), quiet), { code: 'plan-moved' });
});

test('a partitioned one is told and left to a person, with the statement', async () => {
  await found(...(reported['partitioned indexes once, at their root']?.statements ?? []));
  assert.equal(only(await findingsOf(target, 'redundant-index')).remedy, undefined);
  assert.match(await reasonForNothing(target, 'drop-index'), /exclusive lock on all parts.*DROP INDEX public\.x/);
});
