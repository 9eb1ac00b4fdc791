// What a role may not see is "not checked", and what it may not do is said with the statement that mends it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { outcomeOf, reasonForNothing, reasonOf, say, targetAt } from './target.ts';

// Before the database, so that it runs before the database is dropped: hooks run in their order.
after(() => sql(`DROP ROLE ${blind}; DROP ROLE ${monitor}; DROP ROLE ${maintainer}`));
const url = await freshDatabase('rights');
const suffix = randomBytes(4).toString('hex');
const blind = `blind_${suffix}`;
const monitor = `monitor_${suffix}`;
const maintainer = `maintainer_${suffix}`;
const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

before(async () => {
  for (const role of [blind, monitor, maintainer]) await sql(`CREATE ROLE ${role} LOGIN PASSWORD 'test'`);
  await sql(`GRANT pg_monitor TO ${monitor}, ${maintainer}; GRANT pg_maintain TO ${maintainer}`);
  await sql(
    'CREATE TABLE t (a int) WITH (autovacuum_enabled = false); CREATE INDEX t1 ON t (a); CREATE INDEX t2 ON t (a)',
  );
  await sql('INSERT INTO t SELECT g FROM generate_series(1, 1000) g; DELETE FROM t; SELECT pg_stat_force_next_flush()');
});

test('a role that sees nothing of other sessions reports that, and never health', async () => {
  const target = as(blind);
  for (const id of ['connections', 'long-transaction', 'idle-transaction', 'blocked-sessions', 'replication']) {
    const outcome = await outcomeOf(target, id);
    assert.equal(outcome.state, 'not-checked', id);
    assert.equal(reasonOf(outcome), `needs pg_monitor: GRANT pg_monitor TO ${blind}`);
  }
  assert.deepEqual(await postgres.measure(target, ['postgres.connections']), []);
});

test('with pg_monitor alone every check answers, and none fails', async () => {
  const { outcomes } = await postgres.inspect(as(monitor), { past, now: new Date() });
  const states = Object.fromEntries(outcomes.map(({ check, state }) => [check, state]));
  assert.ok(!Object.values(states).includes('error'), JSON.stringify(states));
  assert.equal(states['postgres.connections'], 'ok');
  assert.equal(states['postgres.duplicate-index'], 'finding');
  assert.equal(states['postgres.dead-rows'], 'finding');
});

test('what a role may not do is not planned, and it says who can', async () => {
  assert.match(await reasonForNothing(as(monitor), 'vacuum'), /may not vacuum the 1 table .*GRANT pg_maintain TO/);
  const reason = await reasonForNothing(as(monitor), 'drop-duplicate-index');
  assert.match(reason, /does not own public\.t; aegis can run: DROP INDEX CONCURRENTLY public\.t2/);
});

test('pg_maintain is enough to vacuum', async () => {
  const proposal = await postgres.propose(as(maintainer), 'postgres.vacuum', {});
  assert.equal(proposal.kind, 'plan');
  if (proposal.kind !== 'plan') return;
  const { said } = await postgres.run(as(maintainer), proposal.plan.steps[0]!, () => Promise.resolve());
  assert.equal(say(said), '1 table, 1,000 dead rows removed');
});

test('rights are listed with the statement that grants what is missing', async () => {
  const listed = async (role: string) =>
    (await postgres.rights(as(role))).map(({ granted, mend }) => (granted ? 'granted' : mend));
  assert.deepEqual(await listed(blind), [
    `GRANT pg_monitor TO ${blind};`,
    `GRANT pg_maintain TO ${blind};`,
    `GRANT aegis TO ${blind};`,
    'granted',
    ...further(blind),
  ]);
  const owner = `GRANT aegis TO ${maintainer};`;
  assert.deepEqual(await listed(maintainer), ['granted', 'granted', owner, 'granted', ...further(maintainer)]);
  await sql(`GRANT pg_signal_backend, pg_read_all_data TO ${maintainer}`);
  const [, , rules] = further(maintainer);
  assert.deepEqual((await listed(maintainer)).slice(4), ['granted', 'granted', rules]);
});

test('the identity names the same cluster for every role, and another for one that may not ask', async () => {
  const full = await postgres.identity(targetAt(url));
  assert.deepEqual(await postgres.identity(as(blind)), full);
  assert.match(full['systemIdentifier'] ?? '', /^\d{15,}$/);
  assert.equal(full['version'], '18');
  await sql('REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC');
  const guessed = await postgres.identity(as(blind));
  await sql('GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC');
  assert.match(guessed['systemIdentifier'] ?? '', /^127\.0\.0\.1\/\d+:\d+\/\d+$/);
});

function further(role: string): string[] {
  return [
    `GRANT pg_signal_backend TO ${role};`,
    `GRANT pg_read_all_data TO ${role};`,
    `GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO ${role}; GRANT SELECT ON pg_hba_file_rules TO ${role};`,
  ];
}

function as(role: string) {
  const address = new URL(url);
  address.username = role;
  address.password = 'test';
  return targetAt(address.href);
}

async function sql(text: string): Promise<void> {
  await withClient(url, (client) => client.query(text));
}
