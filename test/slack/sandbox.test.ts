import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/slack/sandbox.ts';
import { freePort } from '../../src/state/free-port.ts';
import { keptLog } from '../servers/quiet-log.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';

const folder = temporaryFolder('sandbox');

async function start(): Promise<Awaited<ReturnType<typeof startSandbox>>> {
  const sandbox = await startSandbox({ folder, port: await freePort(), log: keptLog() });
  after(() => sandbox.stop());
  return sandbox;
}

test('the practice workspace has its people and channels, and the same tokens after a restart', async () => {
  const first = await start();
  const state = await (await fetch(`${first.url}/_control/state`)).json();
  const { users, channels } = state as {
    users: { id: string }[];
    channels: { id: string; name: string; members: string[] }[];
  };
  const people = users.map(({ id }) => id).toSorted();
  assert.deepEqual(people, ['U0AEGIS', 'U0APPROVER1', 'U0APPROVER2', 'U0GUEST', 'U0OPERATOR']);
  assert.deepEqual(channels.map(({ id, name }) => `${id} ${name}`).toSorted(), ['C0CHANGES changes', 'C0OPS ops']);
  assert.ok(channels.every(({ members }) => members.includes('U0GUEST') && members.includes('U0AEGIS')));
  await first.stop();
  const second = await start();
  assert.deepEqual([second.botToken, second.appToken], [first.botToken, first.appToken]);
});

test('the practice workspace cannot be reached from outside this machine', async (t) => {
  const { port } = await start();
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (outside === undefined) return t.skip('not run: this machine has no address but its own');
  await assert.rejects(fetch(`http://${outside.address}:${port}/api/auth.test`), /fetch failed/);
});

test('a stopped workspace is gone', async () => {
  const { url, stop } = await start();
  await stop();
  await assert.rejects(fetch(url), /fetch failed/);
});

test('a port that is taken is told, with the reason', async () => {
  const { port } = await start();
  await assert.rejects(
    startSandbox({ folder: temporaryFolder('taken'), port, log: keptLog() }),
    /practice workspace did not start/,
  );
});
