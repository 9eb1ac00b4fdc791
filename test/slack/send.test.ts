import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message, Place } from '../../src/core/message.ts';
import type { Delivered, Delivery, Sender } from '../../src/core/ports.ts';
import { createClient } from '../../src/slack/client.ts';
import { createSender } from '../../src/slack/send.ts';
import { startFakeSlack, type FakeSlack, type Fault } from '../servers/fake-slack.ts';
import { keptLog } from '../servers/quiet-log.ts';

const channel: Place = { kind: 'channel', channel: 'C1' };

function senderFor(slack: FakeSlack, timeoutMs = 5000): Sender {
  const log = keptLog();
  return createSender({ client: createClient({ token: 'xoxb-1', apiUrl: slack.apiUrl, log, timeoutMs }), log });
}

function delivery(place: Place, rest: Partial<Delivery> & { file?: Message['file'] } = {}): Delivery {
  const { file, ...more } = rest;
  const message = file === undefined ? { key: 'k1', place } : { key: 'k1', place, file };
  return { message, body: { text: 'hello' }, ...more };
}

test('a post carries its key, its text, its thread and no previews', async () => {
  const slack = await startFakeSlack();
  const sent = await senderFor(slack).deliver(delivery(channel, { thread: '1.2' }));
  assert.equal(sent.kind, 'sent');
  const [post] = slack.posted;
  assert.equal(post?.key, 'k1');
  assert.equal(post?.thread, '1.2');
  assert.deepEqual(
    [post?.args['text'], post?.args['unfurl_links'], post?.args['unfurl_media']],
    ['hello', 'false', 'false'],
  );
});

test('an edit without blocks takes the old blocks away', async () => {
  const slack = await startFakeSlack();
  await senderFor(slack).deliver(delivery(channel, { edit: '1.2' }));
  const [call] = slack.calls;
  assert.deepEqual([call?.method, call?.args['ts'], call?.args['blocks']], ['chat.update', '1.2', '[]']);
});

test('a text that ends in half an emoji is sent', async () => {
  const slack = await startFakeSlack();
  const sent = await senderFor(slack).deliver(delivery(channel, { body: { text: 'cut \uD83D' } }));
  assert.equal(sent.kind, 'sent');
});

const fates: readonly (readonly [string, Fault, Delivered['kind']])[] = [
  ['a rate limit', { kind: '429', retryAfterS: 7 }, 'later'],
  ['a server error', { kind: '500', when: 'before' }, 'unclear'],
  ['a reset', { kind: 'reset', when: 'after' }, 'unclear'],
  ['a cut answer', { kind: 'cut' }, 'unclear'],
  ['a page of HTML with status 200', { kind: 'html' }, 'unclear'],
  ['fatal_error', { kind: 'fatal' }, 'unclear'],
  ['invalid_blocks', { kind: 'error', error: 'invalid_blocks' }, 'too-rich'],
  ['msg_blocks_too_long', { kind: 'error', error: 'msg_blocks_too_long' }, 'too-rich'],
  ['msg_too_long', { kind: 'error', error: 'msg_too_long' }, 'too-rich'],
  ['only_one_table_allowed', { kind: 'error', error: 'only_one_table_allowed' }, 'too-rich'],
  ['not_in_channel', { kind: 'error', error: 'not_in_channel' }, 'refused'],
  ['is_archived', { kind: 'error', error: 'is_archived' }, 'refused'],
  // What waits goes out with the next token.
  ['token_revoked', { kind: 'error', error: 'token_revoked' }, 'later'],
];
test('what became of a post is told as far as it can be known', async (t) => {
  const slack = await startFakeSlack();
  const sender = senderFor(slack);
  for (const [name, fault, kind] of fates) {
    await t.test(`${name} is ${kind}`, async () => {
      slack.fate(() => fault);
      const told = await sender.deliver(delivery(channel));
      assert.equal(told.kind, kind);
      if (told.kind === 'later') assert.equal(told.afterMs, name === 'token_revoked' ? 30_000 : 7000);
    });
  }
  await t.test('one attempt is one call', () => assert.equal(slack.calls.length, fates.length));
});

test('a hang is unclear once its time is over', async () => {
  const slack = await startFakeSlack();
  slack.fate(() => ({ kind: 'hang', when: 'after' }));
  const told = await senderFor(slack, 200).deliver(delivery(channel));
  assert.equal(told.kind, 'unclear');
});

test('a server that is not there is later, not unclear', async () => {
  const slack = await startFakeSlack();
  await slack.stop();
  const told = await senderFor(slack).deliver(delivery(channel));
  assert.equal(told.kind, 'later');
});

test('a private answer to somebody who is not in the channel goes to them directly', async () => {
  const slack = await startFakeSlack();
  slack.fate(({ method }) =>
    method === 'chat.postEphemeral' ? { kind: 'error', error: 'user_not_in_channel' } : undefined,
  );
  const sent = await senderFor(slack).deliver(
    delivery({ kind: 'ephemeral', channel: 'C1', user: 'U1' }, { thread: '1.2' }),
  );
  assert.deepEqual(sent, { kind: 'sent', ts: slack.posted[0]?.ts, channel: 'DU1' });
  assert.equal(slack.posted[0]?.thread, undefined);
});

test('App Home shows the blocks, or the text where there are none', async () => {
  const slack = await startFakeSlack();
  slack.answers.set('views.publish', () => ({ ok: true, view: { id: 'V1' } }));
  const sent = await senderFor(slack).deliver(delivery({ kind: 'home', user: 'U1' }));
  assert.deepEqual(sent, { kind: 'sent', ts: 'V1', channel: 'U1' });
  const view = JSON.parse(slack.calls[0]?.args['view'] ?? '');
  assert.equal(view.blocks[0].text.text, 'hello');
});

test('a message is found by its key, in the channel and in its thread', async () => {
  const slack = await startFakeSlack();
  const sender = senderFor(slack);
  assert.equal(await sender.find(delivery(channel)), null);
  const top = await sender.deliver(delivery(channel));
  assert.equal(await sender.find(delivery(channel)), top.kind === 'sent' && top.ts);
  const reply = delivery({ kind: 'direct', user: 'U1' }, { thread: '5.5' });
  const answer = await sender.deliver(reply);
  assert.equal(await sender.find(reply), answer.kind === 'sent' && answer.ts);
});

test('looking is undecided while Slack is away, and decided without the right to look', async () => {
  const slack = await startFakeSlack();
  const sender = senderFor(slack);
  slack.fate(() => ({ kind: '500', when: 'before' }));
  assert.equal(await sender.find(delivery(channel)), undefined);
  slack.fate(() => ({ kind: 'error', error: 'missing_scope' }));
  assert.equal(await sender.find(delivery(channel)), null);
});

test('a file that fails loses nothing of its message', async () => {
  const slack = await startFakeSlack();
  const file = { name: 'plan.txt', content: 'all of it' };
  const sent = await senderFor(slack).deliver(delivery(channel, { file }));
  assert.equal(sent.kind, 'sent');
  assert.equal(slack.posted.length, 1);
});
