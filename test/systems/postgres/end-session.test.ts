// Ending sessions and cancelling statements: only what was approved, told honestly; and a limit by role that can be taken
// back.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { isFault } from '../../../src/core/fault.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { openSession, until } from './sessions.ts';
import { findingsOf, only, planOf, quiet, reasonForNothing, say, targetAt, undoStep } from './target.ts';

const suffix = randomBytes(4).toString('hex');
const role = `Odd "role_${suffix}`;
const quoted = `"Odd ""role_${suffix}"`;
const monitor = `ends_${suffix}`;
after(() => query(`DROP ROLE IF EXISTS ${quoted}; DROP ROLE IF EXISTS ${monitor}`));
const url = await freshDatabase('ending');
const target = targetAt(url, { idleTransactionSeconds: 0, longTransactionSeconds: 0 });
const query = (text: string, values: unknown[] = []) => withClient(url, (client) => client.query(text, values));

async function pidOf(app: string): Promise<number> {
  const { rows } = await query('SELECT pid FROM pg_stat_activity WHERE application_name = $1', [app]);
  return (rows as { pid: number }[])[0]?.pid ?? 0;
}

test('a forgotten transaction is ended by the button of its finding, and its work is gone', async () => {
  await query('CREATE TABLE kept (id int)');
  const idle = await openSession(url, 'ending-idle');
  await idle.query('BEGIN');
  await idle.query('INSERT INTO kept VALUES (1)');
  const finding = only(
    (await findingsOf(target, 'idle-transaction')).filter(({ values }) => values['app'] === 'ending-idle'),
  );
  assert.equal(finding.remedy, 'postgres.terminate-session');
  const plan = await planOf(target, 'terminate-session', { subject: finding.subject });
  assert.equal(plan.undo.possible, false);
  assert.match(plan.evidence.map(say).join('\n'), /nobody waits for it\nits statement: INSERT INTO kept VALUES \(\?\)/);
  const step = only(plan.steps);
  assert.equal((await postgres.state(target, step)).state, 'not-done');
  const { said } = await postgres.run(target, step, quiet);
  assert.match(say(said), /session of app ending-idle \(pid \d+\) ended/);
  assert.equal(await pidOf('ending-idle'), 0);
  assert.equal((await query('SELECT * FROM kept')).rowCount, 0);
  assert.equal((await postgres.state(target, step)).state, 'done');
  assert.match(say((await postgres.run(target, step, quiet)).said), /is over/, 'twice is once');
});

test('a session that went on to another transaction is left alone', async () => {
  const busy = await openSession(url, 'ending-moved');
  await busy.query('BEGIN; SELECT 1');
  const plan = await planOf(target, 'terminate-session', { subject: String(await pidOf('ending-moved')) });
  await busy.query('COMMIT');
  await busy.query('BEGIN');
  await busy.query('SELECT 2');
  await assert.rejects(postgres.run(target, only(plan.steps), quiet), (error) => isFault(error, 'plan-moved'));
  assert.equal((await busy.query('SELECT 3 AS n')).rows[0].n, 3);
  await busy.query('COMMIT');
});

test('a process number that somebody else has now is nobody that was approved', async () => {
  const other = await openSession(url, 'ending-other');
  await other.query('BEGIN; SELECT 1');
  const plan = await planOf(target, 'terminate-session', { subject: String(await pidOf('ending-other')) });
  const step = only(plan.steps);
  const earlier = { ...step, args: { ...step.args, backendStart: '2020-01-01 00:00:00.000000' } };
  assert.match(say((await postgres.run(target, earlier, quiet)).said), /is over/);
  assert.equal((await other.query('SELECT 1 AS n')).rows[0].n, 1);
  await other.query('COMMIT');
});

test('the root of a queue is ended with those who wait named', async () => {
  const root = await openSession(url, 'ending-root');
  const waiter = await openSession(url, 'ending-waiter');
  await root.query('BEGIN; LOCK TABLE kept');
  const waiting = waiter.query('SELECT count(*) FROM kept');
  const pid = String(await pidOf('ending-root'));
  const blocked = async () =>
    (await planOf(target, 'terminate-session', { subject: pid })).evidence.map(say).join('\n');
  await until(async () => /1 session waits for it/.test(await blocked()), 'the waiter is seen');
  const plan = await planOf(target, 'terminate-session', { subject: pid });
  await postgres.run(target, only(plan.steps), quiet);
  assert.equal((await waiting).rowCount, 1);
});

test('a statement is cancelled and its session lives; one that runs nothing is not', async () => {
  const busy = await openSession(url, 'ending-busy');
  const running = busy.query('SELECT pg_sleep(60)').then(() => 'ran to its end', String);
  await until(
    async () => (await findingsOf(target, 'long-transaction')).some(({ values }) => values['app'] === 'ending-busy'),
    'it runs',
  );
  const plan = await planOf(target, 'cancel-query', { subject: `ending-busy ${await pidOf('ending-busy')}` });
  await postgres.run(target, only(plan.steps), quiet);
  assert.match(await running, /canceling statement/);
  assert.equal((await busy.query('SELECT 1 AS n')).rows[0].n, 1);
  assert.match(
    await reasonForNothing(target, 'cancel-query', { subject: `x ${await pidOf('ending-busy')}` }),
    /runs nothing/,
  );
  assert.match(say((await postgres.run(target, only(plan.steps), quiet)).said), /that statement .* is over/);
});

test('without somebody to end there is nothing to do, with the reason', async () => {
  assert.match(await reasonForNothing(targetAt(url), 'terminate-session'), /no session has been silent .* for 1 min/);
  assert.match(await reasonForNothing(targetAt(url), 'cancel-query'), /no statement runs for 5 min/);
  for (const subject of ['billing 999999', 'no number', `1; DROP TABLE kept`]) {
    assert.match(await reasonForNothing(target, 'terminate-session', { subject }), /there is no session/);
  }
});

test('a role that may not end a session says who can, and how it could', async () => {
  await query(`CREATE ROLE ${monitor} LOGIN PASSWORD 'test' IN ROLE pg_monitor`);
  const address = new URL(url);
  address.username = monitor;
  address.password = 'test';
  const idle = await openSession(url, 'ending-superuser');
  await idle.query('BEGIN; SELECT 1');
  const subject = String(await pidOf('ending-superuser'));
  const reason = await reasonForNothing(targetAt(address.href), 'terminate-session', { subject });
  assert.match(reason, /GRANT pg_signal_backend TO .*SELECT pg_terminate_backend\(\d+\);/);
  await query(`GRANT pg_signal_backend TO ${monitor}`);
  await reasonForNothing(targetAt(address.href), 'terminate-session', { subject });
  await idle.query('COMMIT');
});

test('a limit by role is set, shown, and taken back to what it was', async () => {
  await query(`CREATE ROLE ${quoted} LOGIN`);
  const limit = async () =>
    (await query('SELECT rolconfig FROM pg_roles WHERE rolname = $1', [role])).rows[0].rolconfig as string[] | null;
  for (const before of [null, ['idle_in_transaction_session_timeout=2h']]) {
    if (before !== null) await query(`ALTER ROLE ${quoted} SET idle_in_transaction_session_timeout = '2h'`);
    const step = only((await planOf(target, 'session-timeouts', { subject: role })).steps);
    assert.equal(say(step.text), `ALTER ROLE ${quoted} SET idle_in_transaction_session_timeout = '600s'`);
    const done = await postgres.run(target, step, quiet);
    assert.deepEqual(await limit(), ['idle_in_transaction_session_timeout=600s']);
    assert.equal((await postgres.state(target, step)).state, 'done');
    assert.match(await reasonForNothing(target, 'session-timeouts', { subject: role }), /has this limit already: 600s/);
    await postgres.run(target, undoStep(step, done), quiet);
    assert.deepEqual(await limit(), before);
  }
});

test('a limit that somebody changed meanwhile is not overwritten', async () => {
  const step = only((await planOf(target, 'session-timeouts', { subject: role })).steps);
  await query(`ALTER ROLE ${quoted} SET idle_in_transaction_session_timeout = '3h'`);
  await assert.rejects(postgres.run(target, step, quiet), (error) => isFault(error, 'plan-moved'));
  assert.match(await reasonForNothing(target, 'session-timeouts', { subject: 'nobody' }), /there is no role nobody/);
});
