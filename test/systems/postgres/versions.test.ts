// Other versions than the embedded one: the messages of older servers, a real 15 where there is one, and a future that
// nobody knows yet.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { version } from '../../../src/systems/postgres/checks/version.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import type { Session } from '../../../src/systems/postgres/session.ts';
import { limitsOf } from '../../../src/systems/postgres/thresholds.ts';
import { toldByTable } from '../../../src/systems/postgres/verbs/vacuum-result.ts';
import { withClient } from '../../servers/postgres.ts';
import { olderServer } from './older-server.ts';
import { carriedOut, only, planOf, quiet, say, targetAt, undoStep } from './target.ts';

const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

test('a version that is not known yet is fine', async () => {
  const session = {
    server: { versionNumber: 190_000, version: '19beta1' },
    limits: limitsOf({}),
  } as unknown as Session;
  const context = { past, now: new Date('2027-01-01'), signal: AbortSignal.timeout(1000) };
  assert.equal((await version.run(session, context)).state, 'ok');
});

test('no statement names a column that only some versions have, but through a look at the row', () => {
  const folder = new URL('../../../src/systems/postgres/statements/', import.meta.url);
  const bare = /(?<!')\b(indnullsnotdistinct|waitstart|invalidation_reason|inactive_since|reserved_connections)\b(?!')/;
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8').replaceAll(/^--.*$/gm, '');
    assert.doesNotMatch(text, bare, name);
  }
});

test('the messages of 13 and 14 are understood as well', () => {
  const info = (message: string, detail = '') => ({ severity: 'INFO', message, detail });
  const told = toldByTable([
    info('vacuuming "public.orders"'),
    info(
      'table "orders": found 120 removable, 880 nonremovable row versions in 9 out of 9 pages',
      '3 dead row versions cannot be removed yet, oldest xmin: 757',
    ),
    info('vacuuming "pg_toast.pg_toast_16390"'),
    info('table "pg_toast_16390": found 0 removable, 0 nonremovable row versions in 0 out of 0 pages'),
  ]);
  assert.deepEqual(told.get('public.orders'), { removed: 120, kept: 3 });
});

test('everything works on PostgreSQL 15', async (t) => {
  const server = await olderServer(t, 15);
  if (server === undefined) return;
  await withClient(server, async (client) => {
    await client.query('CREATE TABLE t (a int, b text) WITH (autovacuum_enabled = false)');
    await client.query(`INSERT INTO t SELECT g, 'x' FROM generate_series(1, 1000) g; UPDATE t SET b = 'y'`);
    await client
      .query(`CREATE INDEX kept ON t (a); CREATE UNIQUE INDEX CONCURRENTLY bad ON t (b)`)
      .catch(() => undefined);
    await client.query('CREATE INDEX kept ON t (a); CREATE INDEX twice ON t (a)');
    await client.query('CREATE UNIQUE INDEX CONCURRENTLY bad ON t (b)').catch(() => undefined);
    await client.query('SELECT pg_stat_force_next_flush()');
  });
  const target = targetAt(server);
  const { outcomes } = await postgres.inspect(target, { past, now: new Date('2026-11-01') });
  const states = Object.fromEntries(outcomes.map(({ check, state }) => [check, state]));
  assert.ok(!Object.values(states).includes('error'), JSON.stringify(outcomes));
  for (const id of ['dead-rows', 'invalid-index', 'duplicate-index']) assert.equal(states[`postgres.${id}`], 'finding');
  const vacuum = await planOf(target, 'vacuum');
  assert.equal(say((await postgres.run(target, only(vacuum.steps), quiet)).said), '1 table, 1,000 dead rows removed');
  const plan = await planOf(target, 'drop-duplicate-index');
  const [dropped] = await carriedOut(target, plan);
  await postgres.run(target, undoStep(only(plan.steps), dropped!), quiet);
  assert.equal((await postgres.identity(target))['version'], '15');
  assert.ok((await postgres.rights(target)).every(({ granted }) => granted));
});
