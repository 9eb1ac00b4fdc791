// The embedded server: found again by whoever starts next, and whole after a crash.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startCluster } from '../../src/state/cluster.ts';
import { withClient } from '../servers/postgres.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';

test('the server is adopted by the next start, keeps its port, and has after a crash what was committed', async () => {
  const folder = `${temporaryFolder('cluster')}/server`;
  const first = await startCluster({ folder });
  after(() => first.stop('SIGQUIT'));
  await withClient(first.url(), (client) => client.query('CREATE TABLE kept AS SELECT 7 AS n'));
  const adopted = await startCluster({ folder });
  assert.deepEqual([adopted.pid, adopted.url()], [first.pid, first.url()]);
  await adopted.stop('SIGQUIT');
  assert.equal(first.isAlive(), false);
  const again = await startCluster({ folder });
  after(() => again.stop('SIGQUIT'));
  assert.equal(again.url(), first.url(), 'others know it by this address');
  const { rows } = await withClient(again.url(), (client) => client.query('SELECT n FROM kept'));
  assert.deepEqual(rows, [{ n: 7 }]);
  await again.stop();
  assert.equal(again.isAlive(), false);
});
