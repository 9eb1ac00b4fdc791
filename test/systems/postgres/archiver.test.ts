// The archiver is judged by its last failure against its last success, on a server whose archive can be broken.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { startCluster } from '../../../src/state/cluster.ts';
import { withClient } from '../../servers/postgres.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { until } from './sessions.ts';
import { findingsOf, only, outcomeOf, targetAt } from './target.ts';

const folder = temporaryFolder('archiver');
const works = `${folder}/works`;
const cluster = await startCluster({
  folder: `${folder}/server`,
  settings: { fsync: 'off', archive_mode: 'on', archive_command: `test -e ${works}` },
});
after(() => cluster.stop());
const target = targetAt(cluster.url());
const sql = (text: string) => withClient(cluster.url(), (client) => client.query(text));

test('a failing archive is critical now, history after a day, and fine once it works again', async () => {
  assert.equal((await outcomeOf(target, 'archiver')).state, 'ok');
  await sql('CREATE TABLE t (a int); SELECT pg_switch_wal()');
  await until(async () => (await outcomeOf(target, 'archiver')).state === 'finding', 'the archive fails');
  assert.equal(only(await findingsOf(target, 'archiver')).severity, 'critical');
  const patient = targetAt(cluster.url(), { archiveFailureCriticalHours: 0 });
  assert.equal(only(await findingsOf(patient, 'archiver')).severity, 'warning');
  assert.deepEqual(await findingsOf(targetAt(cluster.url(), { archiveFailureHours: 0 }), 'archiver'), []);
  writeFileSync(works, '');
  await sql('INSERT INTO t VALUES (1); SELECT pg_switch_wal()');
  await until(async () => (await outcomeOf(target, 'archiver')).state === 'ok', 'the archive works again');
});
