// The HTTP door, with requests signed as Slack signs them.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { NewRequest } from '../../src/core/request.ts';
import { connectSlack, type Slack } from '../../src/slack/connect.ts';
import { freePort } from '../../src/state/free-port.ts';
import { startFakeSlack } from '../servers/fake-slack.ts';
import { keptLog } from '../servers/quiet-log.ts';

const SECRET = 'a-signing-secret';
const fake = await startFakeSlack();
const port = await freePort();
const stored = new Map<string, NewRequest>();
let isStoreAway = false;
let slack: Slack;

before(async () => {
  slack = await connectSlack({
    mode: { kind: 'http', botToken: 'xoxb-1', signingSecret: SECRET, port, apiUrl: fake.apiUrl },
    log: keptLog(),
    language: () => Promise.resolve('en'),
    peek: () => Promise.resolve(undefined),
    ask: (request) => {
      if (isStoreAway) return Promise.reject(new Error('away'));
      const isKnown = stored.has(request.key);
      stored.set(request.key, request);
      return Promise.resolve(isKnown ? 'known' : 'accepted');
    },
  });
});
after(() => slack.stop());

const command = new URLSearchParams({
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  command: '/aegis',
  text: 'status',
  trigger_id: '1.1',
}).toString();
const event = JSON.stringify({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_mention', user: 'U1', text: '<@UBOT> status', ts: '1.1', channel: 'C1' },
});

function send(
  body: string,
  { agoS = 0, secret = SECRET, type = 'application/x-www-form-urlencoded' } = {},
): Promise<Response> {
  const at = Math.floor(Date.now() / 1000) - agoS;
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature };
  return fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body });
}

test('a signed command is stored, then acknowledged; its replay is the same request', async () => {
  stored.clear();
  assert.equal((await send(command)).status, 200);
  assert.equal((await send(command)).status, 200);
  assert.deepEqual([...stored.keys()], ['slash:1.1']);
});

test('a request that is old, from the future or signed by somebody else is refused', async () => {
  stored.clear();
  assert.equal((await send(command, { agoS: 320 })).status, 401);
  assert.equal((await send(command, { agoS: -320 })).status, 401);
  assert.equal((await send(command, { agoS: -86_400 })).status, 401);
  assert.equal((await send(command, { secret: 'guessed' })).status, 401);
  assert.equal(stored.size, 0);
});

test('an event that could not be stored is not acknowledged, so that Slack sends it again', async () => {
  stored.clear();
  isStoreAway = true;
  const type = 'application/json';
  assert.equal((await send(event, { type })).status, 500);
  isStoreAway = false;
  assert.equal((await send(event, { type })).status, 200);
  assert.equal((await send(event, { type })).status, 200);
  assert.deepEqual([...stored.keys()], ['event:Ev1']);
});
