// Everything awkward in one database: no check fails on it, says what is not true of it, or repeats a mention as one.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Outcome } from '../../../src/core/finding.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { olderServer } from './older-server.ts';
import { openSession } from './sessions.ts';
import { targetAt } from './target.ts';

const url = await freshDatabase('awkward');
const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };
const own = [
  'duplicate-index',
  'redundant-index',
  'unused-index',
  'unindexed-foreign-key',
  'bloated-index',
  'bloated-table',
  'stale-statistics',
  'freeze-queue',
  'held-horizon',
  'invalid-index',
];

async function plant(at: string): Promise<void> {
  await withClient(at, async (client) => {
    await client.query(
      'CREATE SCHEMA "Off Path"; CREATE TABLE "Off Path"."<!here> ""q"" 표" ("A b" int, "a b" int, "한글" text)',
    );
    await client.query('CREATE INDEX "I;1" ON "Off Path"."<!here> ""q"" 표" ("A b")');
    await client.query('CREATE INDEX "I;2" ON "Off Path"."<!here> ""q"" 표" ("A b", "한글")');
    await client.query('CREATE INDEX "only" ON "Off Path"."<!here> ""q"" 표" ("a b")');
    await client.query('CREATE TABLE holes (a int, b int, c int, d int); ALTER TABLE holes DROP COLUMN b');
    await client.query('CREATE INDEX holes_c ON holes (c); CREATE INDEX holes_d ON holes (d, c)');
    await client.query(
      'CREATE TABLE later (a int UNIQUE DEFERRABLE INITIALLY DEFERRED); CREATE UNIQUE INDEX now ON later (a)',
    );
    await client.query(
      'CREATE TABLE p (a int, b int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)',
    );
    await client.query('CREATE INDEX ON p (a); CREATE INDEX ON p1 (b); CREATE MATERIALIZED VIEW seen AS SELECT 1 AS a');
    await client.query('CREATE EXTENSION IF NOT EXISTS file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw');
    await client.query(`CREATE FOREIGN TABLE away (a text) SERVER files OPTIONS (filename '/nowhere')`);
    await client.query('CREATE UNLOGGED TABLE light (a int); CREATE INDEX ON light (a)');
  });
}

async function outcomes(at: string): Promise<Map<string, Outcome>> {
  const target = targetAt(at, { bloatMinimumBytes: 0, unusedIndexBytes: 0, unusedIndexDays: 0 });
  const { outcomes: all, samples } = await postgres.inspect(target, { past, now: new Date() });
  assert.ok(samples.length > 10);
  return new Map(all.map((outcome) => [outcome.check.replace('postgres.', ''), outcome]));
}

function subjects(outcome: Outcome | undefined): string[] {
  return outcome?.state === 'finding' ? outcome.findings.map(({ subject }) => subject) : [];
}

async function holds(at: string): Promise<void> {
  const all = await outcomes(at);
  for (const id of own) assert.notEqual(all.get(id)?.state, 'error', JSON.stringify(all.get(id)));
  assert.deepEqual(subjects(all.get('redundant-index')), ['Off Path.<!here> "q" 표.I;1']);
  const redundant = all.get('redundant-index');
  const ddl = redundant?.state === 'finding' ? redundant.findings[0]?.values['ddl'] : undefined;
  assert.equal(ddl, 'DROP INDEX CONCURRENTLY "Off Path"."I;1"');
  assert.deepEqual(subjects(all.get('duplicate-index')), []);
  const unused = subjects(all.get('unused-index'));
  assert.ok(!unused.some((subject) => subject.includes('pg_temp')), unused.join());
  assert.ok(!subjects(all.get('stale-statistics')).includes('public.p1'));
}

before(() => plant(url));

test('awkward names, dropped columns, partitions, foreign and temporary tables are judged rightly on this version', async () => {
  const other = await openSession(url, 'awkward-temp');
  await other.query('CREATE TEMP TABLE mine (a int); CREATE INDEX ON mine (a); CREATE INDEX mine_b ON mine (a)');
  await holds(url);
});

test('and on 15', async (t) => {
  const server = await olderServer(t, 15);
  if (server === undefined) return;
  await plant(server);
  await holds(server);
});
