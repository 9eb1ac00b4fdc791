// Aegis in a workspace, by Socket Mode, against the emulator that `npm start` opens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { literal } from '../../src/core/words.ts';
import type { NewRequest } from '../../src/core/request.ts';
import { connectSlack, type Peek, type Slack, type SlackOptions } from '../../src/slack/connect.ts';
import { keptLog } from '../servers/quiet-log.ts';
import { startWorkspace, type Workspace } from '../servers/slack.ts';

const OPERATOR = 'U0OPERATOR';
const workspace: Workspace = await startWorkspace();
const log = keptLog();

// What the state database would keep: one request a key.
const stored = new Map<string, NewRequest>();
let isStoreAway = false;
let language: 'en' | 'ko' = 'en';
const highRisk: Peek = { target: 'pg-main', title: literal('Drop an index'), typed: true, state: 'proposed' };
let peek: Peek | undefined;

const options: Omit<SlackOptions, 'mode'> = {
  log,
  language: () => Promise.resolve(language),
  peek: () => (isStoreAway ? Promise.reject(new Error('away')) : Promise.resolve(peek)),
  ask: (request) => {
    if (isStoreAway) return Promise.reject(new Error('away'));
    const isKnown = stored.has(request.key);
    stored.set(request.key, request);
    return Promise.resolve(isKnown ? 'known' : 'accepted');
  },
};

function connect(): Promise<Slack> {
  const { botToken, appToken, apiUrl } = workspace;
  return connectSlack({ ...options, mode: { kind: 'socket', botToken, appToken, apiUrl } });
}

let slack: Slack;
before(async () => {
  slack = await connect();
});
after(() => slack.stop());

async function until<T>(look: () => Promise<T | undefined> | T | undefined, limitMs = 10_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('it did not come to that in time');
    await sleep(20);
  }
}

function fresh(): void {
  stored.clear();
  isStoreAway = false;
  language = 'en';
  peek = undefined;
}

function only(): NewRequest {
  assert.equal(stored.size, 1);
  const [request] = stored.values();
  assert.ok(request);
  return request;
}

async function card(text = 'a card'): Promise<string> {
  const sent = await slack.sender.deliver({
    message: { key: 'k', place: { kind: 'channel', channel: 'C0CHANGES' } },
    body: { text },
  });
  assert.equal(sent.kind, 'sent');
  return sent.kind === 'sent' ? sent.ts : '';
}

async function lastWords(channel: string): Promise<string> {
  return (await workspace.messages(channel)).at(-1)?.text ?? '';
}

const button = (act: string, value = '42') => ({ type: 'button', action_id: act, block_id: 'seen:abc123', value });

test('a command is stored as it was typed and answered by nothing more', async () => {
  fresh();
  const seen = (await workspace.messages('C0OPS')).length;
  await workspace.type(OPERATOR, 'C0OPS', '/aegis check pg-main &amp; more');
  const { verb, args, via, by, replyTo } = only();
  assert.deepEqual(
    { verb, args, via, by, replyTo },
    {
      verb: 'invalid',
      args: { typed: 'check pg-main & more' },
      via: 'slash',
      by: { id: OPERATOR, team: slack.teamId },
      replyTo: { channel: 'C0OPS' },
    },
  );
  assert.equal((await workspace.messages('C0OPS')).length, seen);
});

test('a command that could not be stored says that nothing was started, in the language of the person', async () => {
  fresh();
  isStoreAway = true;
  language = 'ko';
  await workspace.type(OPERATOR, 'C0OPS', '/aegis status');
  assert.match(await lastWords('C0OPS'), /^접수되지 않음/);
  assert.equal(stored.size, 0);
});

test('a mention in a thread is answered in that thread', async () => {
  fresh();
  await workspace.mention(OPERATOR, 'C0OPS', 'please <@U0AEGIS> status', '1.5');
  const { args, via, replyTo } = await until(() => stored.values().next().value);
  assert.deepEqual([args, via, replyTo], [{ typed: 'status' }, 'mention', { channel: 'C0OPS', thread: '1.5' }]);
});

test('opening App Home asks for it', async () => {
  fresh();
  await workspace.openHome(OPERATOR);
  assert.deepEqual([only().verb, only().via], ['home', 'home']);
});

test('a click brings the change, and the plan that was seen', async () => {
  fresh();
  const ts = await card();
  await workspace.click('U0APPROVER1', 'C0CHANGES', ts, button('approve'));
  const { verb, args, via, key } = only();
  assert.deepEqual([verb, args, via], ['approve', { change: '42', hash: 'abc123' }, 'button']);
  assert.ok(key.startsWith(`click:${slack.teamId}:U0APPROVER1:${ts}:approve:`));
});

test('a button of another version is explained privately', async () => {
  fresh();
  await workspace.click(OPERATOR, 'C0CHANGES', await card(), button('explode'));
  const told = await until(async () =>
    (await workspace.messages('C0CHANGES')).find((one) => one.subtype === 'ephemeral'),
  );
  assert.match(told.text, /another version/);
  assert.equal(told.ephemeral_to, OPERATOR);
  assert.equal(stored.size, 0);
});

test('a click that could not be stored says so privately', async () => {
  fresh();
  isStoreAway = true;
  await workspace.click(OPERATOR, 'C0CHANGES', await card(), button('cancel'));
  const told = await until(async () => {
    const last = (await workspace.messages('C0CHANGES')).at(-1);
    return last?.subtype === 'ephemeral' ? last : undefined;
  });
  assert.match(told.text, /^Not accepted/);
});

test('a rejection asks for its reason and is stored with it', async () => {
  fresh();
  peek = { ...highRisk, typed: false };
  await workspace.click('U0APPROVER1', 'C0CHANGES', await card(), button('reject'));
  const window = await until(() => workspace.windows.stack.at(-1));
  assert.equal(window.title.text, 'Reject change 42');
  assert.equal(stored.size, 0, 'nothing is asked before the reason is given');
  await workspace.submit('U0APPROVER1', { reason: 'wait for the release' });
  const { verb, args, via, replyTo } = await until(() => stored.values().next().value);
  assert.deepEqual(
    [verb, args, via],
    ['reject', { change: '42', hash: 'abc123', reason: 'wait for the release' }, 'modal'],
  );
  assert.deepEqual(replyTo, { channel: 'C0CHANGES' });
});

test('a change that waits is let through only with a reason', async () => {
  fresh();
  peek = { ...highRisk, state: 'approved' };
  await workspace.click('U0APPROVER1', 'C0CHANGES', await card(), button('override'));
  const window = await until(() => workspace.windows.stack.at(-1));
  assert.equal(window.title.text, 'Run change 42 now');
  await workspace.submit('U0APPROVER1', { reason: ' ' });
  await until(() => workspace.windows.errors);
  assert.equal(stored.size, 0);
  await workspace.submit('U0APPROVER1', { reason: 'the disk is nearly full' });
  const { verb, args } = await until(() => stored.values().next().value);
  assert.deepEqual([verb, args], ['override', { change: '42', hash: 'abc123', reason: 'the disk is nearly full' }]);
});

test('the approval of a high risk counts only with the name of its target', async () => {
  fresh();
  peek = highRisk;
  language = 'ko';
  await workspace.click('U0APPROVER2', 'C0CHANGES', await card(), button('approve'));
  const window = await until(() => workspace.windows.stack.at(-1));
  assert.equal(window.title.text, '변경 42 승인');
  assert.match(JSON.stringify(window.blocks), /Drop an index/);
  await workspace.submit('U0APPROVER2', { target: 'pg-mian' });
  assert.match(JSON.stringify(await until(() => workspace.windows.errors)), /pg-main/);
  assert.equal(stored.size, 0);
  await workspace.submit('U0APPROVER2', { target: 'pg-main' });
  const { verb, args } = await until(() => stored.values().next().value);
  assert.deepEqual([verb, args], ['approve', { change: '42', hash: 'abc123', confirm: 'pg-main' }]);
});

test('the approval of a smaller risk is one click', async () => {
  fresh();
  peek = { ...highRisk, typed: false };
  await workspace.click('U0APPROVER2', 'C0CHANGES', await card(), button('approve'));
  assert.equal(only().via, 'button');
});

test('a change that is decided opens no window: the answer says why', async () => {
  fresh();
  peek = { ...highRisk, state: 'rejected' };
  await workspace.click('U0APPROVER2', 'C0CHANGES', await card(), button('approve'));
  assert.equal(only().verb, 'approve');
});

test('two of us in one workspace make one request of one command', async () => {
  fresh();
  const second = await connect();
  try {
    await workspace.type(OPERATOR, 'C0OPS', '/aegis status');
    await workspace.click('U0APPROVER1', 'C0CHANGES', await card(), button('cancel'));
    await sleep(200);
    assert.deepEqual(
      [...stored.values()].map(({ via }) => via),
      ['slash', 'button'],
    );
  } finally {
    await second.stop();
  }
});

test('the practice workspace knows its people and bars strangers', async () => {
  const people = slack.people({
    ...({} as Parameters<Slack['people']>[0]),
    locale: { language: 'ko', zone: 'Asia/Seoul' },
    people: { viewer: [], operator: [OPERATOR], approver: ['U0APPROVER1'] },
  });
  assert.deepEqual(await people.member(OPERATOR, slack.teamId), { id: OPERATOR, roles: ['operator'], language: 'ko' });
  assert.equal((await people.member(OPERATOR, 'T0OTHER')).barred, 'foreign');
  assert.equal((await people.member('U0NOBODY')).barred, 'unreadable');
  assert.deepEqual([await people.isIn('C0OPS', OPERATOR), await people.isIn('C0OPS', 'U0NOBODY')], [true, false]);
});

test('Slack away for a while: the process lives, says so, and comes back', { timeout: 30_000 }, async () => {
  fresh();
  const { port, folder } = workspace;
  await workspace.stop();
  await until(() => (slack.connected() ? undefined : true));
  const away = await slack.sender.deliver({
    message: { key: 'k', place: { kind: 'channel', channel: 'C0OPS' } },
    body: { text: 'x' },
  });
  assert.equal(away.kind, 'later');
  await sleep(1500);
  const again = await startWorkspace({ port, folder });
  await until(() => (slack.connected() ? true : undefined));
  await again.type(OPERATOR, 'C0OPS', '/aegis status');
  assert.equal(only().via, 'slash');
  assert.ok(log.lines.includes('warn: Slack is away'));
});

test('a token that Slack refuses is told at once', async () => {
  const { startFakeSlack } = await import('../servers/fake-slack.ts');
  const fake = await startFakeSlack();
  fake.answers.set('auth.test', () => ({ ok: false, error: 'invalid_auth' }));
  const mode = { kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: fake.apiUrl } as const;
  await assert.rejects(connectSlack({ ...options, mode }), /invalid_auth/);
  fake.answers.delete('auth.test');
  fake.answers.set('apps.connections.open', () => ({ ok: false, error: 'not_allowed_token_type' }));
  await assert.rejects(connectSlack({ ...options, mode }), /not_allowed_token_type/);
});
