// The practice server: its troubles are found by the ordinary checks, cured by the ordinary remedies, and it lives on
// after restarts and lost sessions.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startPracticePostgres } from '../../../src/practice/postgres.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { startCluster } from '../../../src/state/cluster.ts';
import { withClient } from '../../servers/postgres.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { until } from './sessions.ts';
import { carriedOut, findingsOf, only, planOf, targetAt } from './target.ts';

const cluster = await startCluster({ folder: `${temporaryFolder('practice')}/server`, settings: { fsync: 'off' } });
after(() => cluster.stop());
const target = targetAt(cluster.url('practice'), { idleTransactionSeconds: 0 });

test('the shop is made once, with every trouble, and continues after a restart', async () => {
  const practice = await startPracticePostgres(cluster.url());
  const subjects = async (id: string) => (await findingsOf(target, id)).map(({ subject }) => subject);
  await until(async () => (await subjects('dead-rows')).length > 0, 'the counters are written');
  assert.deepEqual(await subjects('dead-rows'), ['shop.sessions']);
  assert.deepEqual(await subjects('duplicate-index'), ['shop.orders.orders_customer_idx']);
  assert.deepEqual(await subjects('invalid-index'), ['shop.order_items.order_items_product_key']);
  assert.match((await subjects('idle-transaction')).join(), /^practice-billing \d+$/);

  await withClient(cluster.url('practice'), (client) => client.query('DROP INDEX shop.order_items_product_key'));
  await practice.stop();
  const again = await startPracticePostgres(cluster.url());
  assert.deepEqual(await subjects('invalid-index'), []);
  assert.match((await subjects('idle-transaction')).join(), /^practice-billing \d+$/);
  await again.stop();
});

test('the forgotten transaction holds back neither the vacuum nor the drop', async () => {
  const practice = await startPracticePostgres(cluster.url());
  await carriedOut(target, await planOf(target, 'vacuum', { subject: 'shop.sessions' }));
  await carriedOut(target, await planOf(target, 'drop-duplicate-index'));
  assert.deepEqual(await findingsOf(target, 'duplicate-index'), []);
  const samples = await postgres.measure(target, ['postgres.dead-rows']);
  assert.ok((samples.find(({ subject }) => subject === 'shop.sessions')?.value ?? 0) < 1000);
  await practice.stop();
});

test('a forgotten transaction that somebody ended is forgotten again', async () => {
  const practice = await startPracticePostgres(cluster.url());
  const before = only(await findingsOf(target, 'idle-transaction')).subject;
  await withClient(cluster.url(), (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'practice-billing'`),
  );
  const now = async () => (await findingsOf(target, 'idle-transaction'))[0]?.subject;
  await until(async () => ![undefined, before].includes(await now()), 'another one is open');
  await practice.stop();
});
