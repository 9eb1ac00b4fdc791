// A target that does not answer, an address that cannot be used, and what is said of them.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase } from '../../servers/postgres.ts';
import { targetAt } from './target.ts';

const url = await freshDatabase('password');
const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };

test('a target that does not answer is one critical finding', async () => {
  const target = targetAt('postgres://nobody@127.0.0.1:1/none');
  const { outcomes } = await postgres.inspect(target, { past, now: new Date() });
  assert.deepEqual(
    outcomes.map((outcome) => outcome.state === 'finding' && outcome.findings[0]?.severity),
    ['critical'],
  );
});

test('a wrong password is told as the server tells it', async () => {
  const address = new URL(url);
  address.password = 'wrong';
  await assert.rejects(postgres.identity(targetAt(address.href)), (error: Error) => /password/.test(error.message));
});

test('a server that is silent is given up', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  const began = performance.now();
  const target = targetAt(`postgres://x@127.0.0.1:${port}/x`);
  await assert.rejects(postgres.identity(target), { code: 'unreachable' });
  assert.ok(performance.now() - began < 9000);
  silent.close();
});

test('the connection fields are strict, and no parameter can hide in the address', () => {
  const accepts = (fields: object) => postgres.connection.safeParse(fields).success;
  assert.ok(accepts({ url: 'postgres://a:b@db/main', tls: true }));
  assert.ok(accepts({ url: 'postgresql://db:5433/main', user: 'a', password: 'b', tls: { ca: '/ca.pem' } }));
  assert.ok(!accepts({ url: 'mysql://db/main' }));
  assert.ok(!accepts({ url: 'postgres://db/main?options=-c%20statement_timeout=0' }));
  assert.ok(!accepts({ url: 'postgres://db/main', pasword: 'b' }));
});
