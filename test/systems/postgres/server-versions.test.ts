// Queries, server, security and sessions on other versions than the embedded one: the same questions, no error.
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { withClient } from '../../servers/postgres.ts';
import { versionsToRun, postgresOfVersion } from '../../servers/postgres-versions.ts';
import { findingsOf, only, planOf, quiet, say, targetAt, undoStep } from './target.ts';
import { findingsIn, later } from './two-looks.ts';

const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };
const SLOW = 'SELECT pg_sleep($1), count(*) FROM item WHERE name = $2';

for (const major of versionsToRun()) {
  test(`PostgreSQL ${major} answers every question`, async (t) => {
    const url = await postgresOfVersion(t, major);
    if (url === undefined) return;
    const target = targetAt(url, { slowQueryMs: 10, slowQueryCalls: 3 });
    await planted(url);
    const { outcomes, samples } = await postgres.inspect(target, { past, now: new Date() });
    const broken = outcomes.filter(({ state }) => state === 'error');
    assert.deepEqual(
      broken.map((outcome) => `${outcome.check}: ${'reason' in outcome ? say(outcome.reason) : ''}`),
      [],
    );
    for (const { id } of postgres.gauges.filter((gauge) => /query-(calls|ms)|checkpoints|wal-written/.test(gauge.id))) {
      assert.ok(
        samples.some(({ gauge }) => gauge === id),
        id,
      );
    }
    await withClient(url, async (client) => {
      for (const name of ['a', 'b', 'c']) await client.query(SLOW, [0.02, name]);
    });
    const slow = only(findingsIn(await later(target, 'slow-query', { samples })));
    assert.match(JSON.stringify(slow.values['plan'] ?? slow.values['noPlan']), /Aggregate.*Seq Scan on item/);
    for (const id of ['regressed-query', 'checkpoints', 'temp-files', 'deadlocks', 'settings-drift', 'wal']) {
      assert.equal((await later(target, id, { samples })).state, 'ok', id);
    }
    await rulesAreRead(url);
    await sessionsEnd(url);
  });
}

async function planted(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('CREATE EXTENSION pg_stat_statements; CREATE TABLE item (id serial, name text)');
    await client.query(SLOW, [0, 'x']);
    await client.query(`CREATE FUNCTION loose() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`);
    await client.query('CREATE TABLE guarded (a int); CREATE POLICY p ON guarded USING (true)');
    await client.query('CREATE ROLE app LOGIN');
  });
}

/** The server reads the file anew for this question. */
async function rulesAreRead(url: string): Promise<void> {
  const file = await withClient(
    url,
    async (client) => (await client.query('SHOW hba_file')).rows[0].hba_file as string,
  );
  appendFileSync(
    file,
    `host all all 10.0.0.0/8 trust\nhost all all 0.0.0.0/0 md5\nhostssl all all 0.0.0.0/0 scram-sha-256\nhost app app 10.1.0.0/16 password\n`,
  );
  const found = await findingsOf(targetAt(url), 'security-hba');
  const far = found.filter(({ values }) => values['reason'] !== 'trust-near');
  assert.deepEqual(
    far.map(({ severity, values }) => `${severity} ${JSON.stringify(values['reason'])}`),
    ['critical "trust"', 'info "md5"', 'warning "readable"'],
  );
  assert.match(JSON.stringify(far[2]?.values['sql']), /hostssl app app 10\.1\.0\.0 255\.255\.0\.0 password/);
}

async function sessionsEnd(url: string): Promise<void> {
  const target = targetAt(url, { idleTransactionSeconds: 0 });
  await withClient(url, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT 1');
    const step = only((await planOf(target, 'terminate-session')).steps);
    assert.match(say((await postgres.run(target, step, quiet)).said), /ended$/);
  });
  const limit = only((await planOf(target, 'session-timeouts', { subject: 'app' })).steps);
  const done = await postgres.run(target, limit, quiet);
  await postgres.run(target, undoStep(limit, done), quiet);
}
