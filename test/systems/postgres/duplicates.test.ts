// Which index may be called a duplicate, and of two which one: each trap is a pair that looks alike and is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { findingsOf, only, targetAt } from './target.ts';

const url = await freshDatabase('duplicates');
const target = targetAt(url);

/** Makes table `t` anew with these statements and returns the names of what the check would drop. */
async function dropped(...statements: string[]): Promise<string[]> {
  await withClient(url, async (client) => {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await client.query('CREATE TABLE t (a int NOT NULL, b int, c text, d int[], e int, "B" int)');
    for (const statement of statements) await client.query(statement);
  });
  return (await findingsOf(target, 'duplicate-index')).map(({ subject }) => subject.split('.').slice(2).join('.'));
}

const silent: Record<string, string[]> = {
  'a prefix of another': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a, b)'],
  'other order of columns': ['CREATE INDEX x ON t (a, b)', 'CREATE INDEX y ON t (b, a)'],
  'column 1 against column 10': [
    'CREATE TABLE w (c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int)',
    'CREATE INDEX x ON w (c1)',
    'CREATE INDEX y ON w (c10)',
    'CREATE INDEX z ON w (c11)',
  ],
  'other collation': ['CREATE INDEX x ON t (c)', 'CREATE INDEX y ON t (c COLLATE "C")'],
  'other operator class': ['CREATE INDEX x ON t (c)', 'CREATE INDEX y ON t (c text_pattern_ops)'],
  'other direction': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a DESC)'],
  'other place of nulls': ['CREATE INDEX x ON t (b)', 'CREATE INDEX y ON t (b NULLS FIRST)'],
  'other method': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t USING hash (a)'],
  'a column included': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a) INCLUDE (b)'],
  'key against included column': ['CREATE INDEX x ON t (a, b)', 'CREATE INDEX y ON t (a) INCLUDE (b)'],
  'other predicate': ['CREATE INDEX x ON t (a) WHERE b > 0', 'CREATE INDEX y ON t (a) WHERE b > 1'],
  'partial against whole': ['CREATE INDEX x ON t (a)', 'CREATE INDEX y ON t (a) WHERE b > 0'],
  'other expression': ['CREATE INDEX x ON t (lower(c))', 'CREATE INDEX y ON t (upper(c))'],
  'functions of one name in two schemas': [
    'CREATE SCHEMA IF NOT EXISTS other',
    `CREATE OR REPLACE FUNCTION public.f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1'`,
    `CREATE OR REPLACE FUNCTION other.f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 2'`,
    'CREATE INDEX x ON t (public.f(a))',
    'CREATE INDEX y ON t (other.f(a))',
    'CREATE INDEX z ON t (abs(a))',
  ],
  'nulls distinct against not distinct': [
    'CREATE UNIQUE INDEX x ON t (b)',
    'CREATE UNIQUE INDEX y ON t (b) NULLS NOT DISTINCT',
  ],
  'deferrable against immediate': [
    'ALTER TABLE t ADD CONSTRAINT x UNIQUE (a) DEFERRABLE',
    'CREATE UNIQUE INDEX y ON t (a)',
  ],
  'two tables': ['CREATE TABLE u (a int)', 'CREATE INDEX x ON t (a)', 'CREATE INDEX y ON u (a)'],
  'other brin settings': [
    'CREATE INDEX x ON t USING brin (a) WITH (pages_per_range = 8)',
    'CREATE INDEX y ON t USING brin (a) WITH (pages_per_range = 64)',
  ],
  'an invalid twin': [
    'INSERT INTO t (a, b) VALUES (1, 1), (2, 1)',
    'CREATE INDEX x ON t (b)',
    `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'x'::regclass`,
    'CREATE INDEX y ON t (b)',
  ],
  'both hold a constraint': ['ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)', 'ALTER TABLE t ADD CONSTRAINT y UNIQUE (a)'],
  'a constraint beside the index that a foreign key points at': [
    'CREATE UNIQUE INDEX x ON t (a)',
    'ALTER TABLE t ADD CONSTRAINT y UNIQUE (a)',
    'CREATE TABLE child (a int REFERENCES t (a))',
  ],
  'a clustered one and the replica identity': [
    'CREATE UNIQUE INDEX x ON t (a)',
    'CREATE UNIQUE INDEX y ON t (a)',
    'ALTER TABLE t CLUSTER ON x',
    'ALTER TABLE t REPLICA IDENTITY USING INDEX y',
  ],
  'two parts of partitioned indexes': [
    'CREATE TABLE p (a int) PARTITION BY RANGE (a)',
    'CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)',
    'CREATE INDEX x ON p (a)',
    'CREATE INDEX y ON p (a)',
  ],
};

for (const [trap, statements] of Object.entries(silent)) {
  test(`no duplicate: ${trap}`, async () => {
    assert.deepEqual(await dropped(...statements), []);
  });
}

const reported: Record<string, { statements: string[]; drops: string[] }> = {
  'the younger of two equals': { statements: ['CREATE INDEX x ON t (a)', 'CREATE INDEX w ON t (a)'], drops: ['w'] },
  'all but the oldest of three': {
    statements: ['CREATE INDEX x ON t (a, b)', 'CREATE INDEX y ON t (a, b)', 'CREATE INDEX z ON t (a, b)'],
    drops: ['y', 'z'],
  },
  'equal expressions and predicates, however they were typed': {
    statements: [
      `CREATE INDEX x ON t (lower(c), (a + 1)) WHERE c IS NOT NULL`,
      `CREATE   INDEX y ON t (LOWER( c ),   (a+1)) WHERE (c) IS NOT NULL`,
    ],
    drops: ['y'],
  },
  'the one that is not unique': {
    statements: ['CREATE INDEX x ON t (a)', 'CREATE UNIQUE INDEX y ON t (a)'],
    drops: ['x'],
  },
  'the one beside a primary key': {
    statements: ['CREATE UNIQUE INDEX x ON t (a)', 'ALTER TABLE t ADD PRIMARY KEY (a)'],
    drops: ['x'],
  },
  'the one that no foreign key points at': {
    statements: [
      'ALTER TABLE t ADD CONSTRAINT y UNIQUE (a)',
      'CREATE TABLE child (a int REFERENCES t (a))',
      'CREATE UNIQUE INDEX x ON t (a)',
    ],
    drops: ['x'],
  },
  'the one that is not included differently': {
    statements: ['CREATE INDEX x ON t (a) INCLUDE (b)', 'CREATE INDEX y ON t (a) INCLUDE (b)'],
    drops: ['y'],
  },
  'the one that is not the replica identity': {
    statements: [
      'CREATE UNIQUE INDEX x ON t (a)',
      'CREATE UNIQUE INDEX y ON t (a)',
      'ALTER TABLE t REPLICA IDENTITY USING INDEX y',
    ],
    drops: ['x'],
  },
  'btrees of other fill factor': {
    statements: ['CREATE INDEX x ON t (a) WITH (fillfactor = 50)', 'CREATE INDEX y ON t (a)'],
    drops: ['y'],
  },
  'two alike of another method': {
    statements: ['CREATE INDEX x ON t USING gin (d)', 'CREATE INDEX y ON t USING gin (d)'],
    drops: ['y'],
  },
};

for (const [which, { statements, drops }] of Object.entries(reported)) {
  test(`a duplicate: ${which}`, async () => {
    assert.deepEqual((await dropped(...statements)).toSorted(), drops);
  });
}

test('the finding carries the exact statements of the drop and of its undo', async () => {
  await dropped('CREATE INDEX x ON t (a, c DESC)', `CREATE INDEX "y z" ON t (a, c DESC) WITH (fillfactor = 70)`);
  const { values, remedy } = only(await findingsOf(target, 'duplicate-index'));
  assert.equal(values['ddl'], 'DROP INDEX CONCURRENTLY public."y z"');
  assert.equal(values['undo'], `CREATE INDEX "y z" ON public.t USING btree (a, c DESC) WITH (fillfactor='70')`);
  assert.equal(values['twin'], 'x');
  assert.equal(remedy, 'postgres.drop-duplicate-index');
});
