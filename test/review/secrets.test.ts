// What no log may hold, and what is refused rather than guessed at a start.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redacted } from '../../src/processes/log.ts';
import { secretsOf } from '../../src/processes/secrets.ts';
import type { Db } from '../../src/state/db.ts';
import { ownIdentifier } from '../../src/state/settings.ts';

const slack = { kind: 'http', botToken: 'xoxb-1-abcdefgh', signingSecret: 'feedfacefeedface', port: 0 } as const;
const run = { databaseUrl: 'postgres://aegis:st%40te-pass@127.0.0.1/x', slack, webPort: 0, webUrl: '' };

function target(connection: Record<string, string>) {
  return { name: 'a', kind: 'b', connection, thresholds: {}, disable: [] };
}

test('the passwords of targets are secrets too, as they are written and as they are sent', () => {
  const targets = [
    target({ url: 'redis://:hunter2%23x@cache:6379' }),
    target({ address: 'vectors:19530', user: 'root', password: 'milvus-pass' }),
    target({ connection: 'local' }),
  ];
  const secrets = secretsOf(run, { targets });
  for (const secret of ['hunter2#x', 'hunter2%23x', 'milvus-pass', 'st@te-pass', 'feedfacefeedface']) {
    assert.ok(secrets.includes(secret), secret);
  }
  const line = JSON.stringify({ command: { name: 'hello', args: ['3', 'AUTH', 'default', 'hunter2#x'] } });
  assert.doesNotMatch(redacted(line, secrets), /hunter2/);
  assert.ok(!secrets.includes('local') && !secrets.includes('root') && !secrets.includes(''));
});

test('the cluster of the state is never unknown because it was away for a moment', async () => {
  const failing = (code: string): Db => ({ query: () => Promise.reject(Object.assign(new Error(code), { code })) });
  assert.equal(await ownIdentifier(failing('42501')), undefined, 'a provider that does not tell it');
  await assert.rejects(ownIdentifier(failing('57P01')), /57P01/);
  await assert.rejects(ownIdentifier(failing('ECONNREFUSED')), /ECONNREFUSED/);
});
