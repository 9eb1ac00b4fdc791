// A real PgBouncer: one that lends by the transaction is refused before it is touched, one that lends whole sessions is
// used, and its console says who waits.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freePort } from '../../../src/state/free-port.ts';
import { serverAccount } from '../../../src/state/server-account.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { until } from './sessions.ts';
import { outcomeOf, say, targetAt } from './target.ts';

const PROGRAM = '/usr/sbin/pgbouncer';
const url = await freshDatabase('pooled');
const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

/** The address of the pooled database and of the console; undefined: not to be had, and the test is marked so. */
async function pgbouncer(t: TestContext, mode: 'session' | 'transaction') {
  if (spawnSync(PROGRAM, ['--version']).status !== 0) {
    t.skip('not run: no pgbouncer on this machine');
    return undefined;
  }
  const folder = temporaryFolder('pgbouncer');
  chmodSync(folder, 0o755);
  const port = await freePort();
  const { hostname, port: server, pathname, username, password } = new URL(url);
  const lines = [
    '[databases]',
    `pooled = host=${hostname} port=${server} dbname=${pathname.slice(1)} user=${username} password=${password}`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = any\nadmin_users = ${username}`,
    `pool_mode = ${mode}\ndefault_pool_size = 1\nquery_wait_timeout = 60`,
  ];
  writeFileSync(`${folder}/pgbouncer.ini`, `${lines.join('\n')}\n`, { mode: 0o644 });
  const account = await serverAccount(folder);
  const child = spawn(PROGRAM, [`${folder}/pgbouncer.ini`], { ...account, cwd: '/', stdio: 'ignore' });
  t.after(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const at = (database: string) => `postgres://${username}@127.0.0.1:${port}/${database}`;
  await until(
    () =>
      withClient(at('pooled'), (client) => client.query('SELECT 1')).then(
        () => true,
        () => false,
      ),
    'it answers',
  );
  return { pooled: at('pooled'), console: at('pgbouncer') };
}

test('an address that lends sessions by the transaction is refused, and no session is left changed', async (t) => {
  const bouncer = await pgbouncer(t, 'transaction');
  if (bouncer === undefined) return;
  const { outcomes } = await postgres.inspect(targetAt(bouncer.pooled), { past, now: new Date() });
  assert.equal(outcomes.length, 1);
  const [outcome] = outcomes;
  assert.ok(outcome?.state === 'finding');
  assert.match(say(outcome.findings[0]!.text), /lends sessions by the transaction: give the server’s own address/);
  const left = await withClient(
    bouncer.pooled,
    async (client) =>
      (
        await client.query(
          `SELECT current_setting('default_transaction_read_only') AS ro, current_setting('aegis.mark', true) AS mark`,
        )
      ).rows,
  );
  assert.deepEqual(left, [{ ro: 'off', mark: '' }]);
});

test('an address that lends whole sessions is as good as the server', async (t) => {
  const bouncer = await pgbouncer(t, 'session');
  if (bouncer === undefined) return;
  assert.equal((await outcomeOf(targetAt(bouncer.pooled), 'database-size')).state, 'ok');
});

test('clients that wait for the pooler are found, and a pooler that is away is no health', async (t) => {
  const plain = await outcomeOf(targetAt(url), 'pooler');
  assert.ok(plain.state === 'ok' && plain.examined !== undefined && say(plain.examined) === 'none configured');
  const bouncer = await pgbouncer(t, 'transaction');
  if (bouncer === undefined) return;
  const strict = { poolerWaitSeconds: 0.01 };
  const watched = { ...targetAt(url, strict), connection: { url, pgbouncer: bouncer.console } };
  assert.equal((await outcomeOf(watched, 'pooler')).state, 'ok');
  const held = withClient(bouncer.pooled, (client) => client.query('SELECT pg_sleep(1.5)'));
  const waiting = withClient(bouncer.pooled, (client) => client.query('SELECT 1'));
  await until(async () => {
    const outcome = await outcomeOf(watched, 'pooler');
    return outcome.state === 'finding' && /1 client waits .* transaction mode/.test(say(outcome.findings[0]!.text));
  }, 'one waits');
  await Promise.all([held, waiting]);
  const away = { ...watched, connection: { url, pgbouncer: 'postgres://aegis@127.0.0.1:1/pgbouncer' } };
  const outcome = await outcomeOf(away, 'pooler');
  assert.ok(outcome.state === 'finding' && outcome.findings[0]?.severity === 'critical');
});
