import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTo, clickOf, clickRequest, type ClickAction, type ClickBody } from '../../src/slack/requests/click.ts';
import { homeRequest, mentionRequest, type EventBody } from '../../src/slack/requests/event.ts';
import { slashRequest } from '../../src/slack/requests/slash.ts';
import { badField, viewRequest, type ViewBody } from '../../src/slack/requests/view.ts';

// The shapes are those that Slack documents for each payload, cut to what is read and a few neighbours.
const slash = {
  token: 'x',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  command: '/aegis',
  text: 'mute a/b 2h &lt;why&gt; <http://db.example.com|db.example.com>',
  response_url: 'https://hooks.slack.com/commands/1',
  trigger_id: '13345224609.738474920.8088930838d88f008e0',
};
const block: ClickBody & { type: string; trigger_id: string } = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  container: { message_ts: '1700.1', channel_id: 'C1' },
  trigger_id: '1.2',
  channel: { id: 'C1' },
  message: { ts: '1700.1' },
};
const press = (action_id: string, value = '42', block_id = 'x'): ClickAction => ({
  action_id,
  value,
  block_id,
  action_ts: '1700.9',
});
const mention = (event: Partial<EventBody['event']> = {}): EventBody => ({
  event_id: 'Ev1',
  team_id: 'T1',
  event: { type: 'app_mention', user: 'U1', text: '<@UBOT> check pg-main', ts: '1.1', channel: 'C1', ...event },
});

function request(action: ClickAction, body = block): ReturnType<typeof clickRequest> {
  const click = clickOf(action);
  assert.ok(click);
  return clickRequest(click, body, action, 'en');
}

test('a command keeps its words as they were written and is one request by its trigger', () => {
  assert.deepEqual(slashRequest(slash, 'ko'), {
    key: 'slash:13345224609.738474920.8088930838d88f008e0',
    verb: 'invalid',
    args: { typed: 'mute a/b 2h <why> db.example.com' },
    via: 'slash',
    by: { id: 'U1', team: 'T1' },
    replyTo: { channel: 'C1' },
    language: 'ko',
  });
});

test('an escaped ampersand does not make a second escape', () => {
  assert.equal(slashRequest({ ...slash, text: '&amp;lt;' }, 'en').args['typed'], '&lt;');
});

test('what stands after the mention is the command', () => {
  const typed = (text: string) => mentionRequest(mention({ text }), 'UBOT', 'en')?.args['typed'];
  assert.equal(typed('<@UBOT> check'), 'check');
  assert.equal(typed('hey <@UBOT|aegis> approve 42'), 'approve 42');
  assert.equal(typed('<@UBOT>'), '');
});

test('a mention is answered where it was written: in its thread, or in the channel', () => {
  assert.deepEqual(mentionRequest(mention(), 'UBOT', 'en')?.replyTo, { channel: 'C1' });
  assert.deepEqual(mentionRequest(mention({ thread_ts: '0.5' }), 'UBOT', 'en')?.replyTo, {
    channel: 'C1',
    thread: '0.5',
  });
});

test('bots and Aegis itself are not heard', () => {
  assert.equal(mentionRequest(mention({ bot_id: 'B1' }), 'UBOT', 'en'), undefined);
  assert.equal(mentionRequest(mention({ user: 'UBOT' }), 'UBOT', 'en'), undefined);
  const { user: _, ...noUser } = mention().event;
  assert.equal(mentionRequest({ event_id: 'E', event: noUser }, 'UBOT', 'en'), undefined);
});

test('a stranger in a shared channel comes with their own workspace', () => {
  assert.deepEqual(mentionRequest(mention({ user_team: 'T9' }), 'UBOT', 'en')?.by, { id: 'U1', team: 'T9' });
  assert.deepEqual(mentionRequest(mention(), 'UBOT', 'en')?.by, { id: 'U1', team: 'T1' });
});

test('the messages tab of App Home asks for nothing', () => {
  const opened = (tab: string) => homeRequest(mention({ type: 'app_home_opened', tab }), 'en');
  assert.equal(opened('messages'), undefined);
  assert.equal(opened('home')?.key, 'event:Ev1');
});

test('every button means what its name says', () => {
  const meant = (act: string, value?: string) => {
    const { verb, args } = request(press(act, value, 'seen:7f3a91:2'));
    return [verb, args];
  };
  const seen = { change: '42', hash: '7f3a91' };
  assert.deepEqual(meant('approve'), ['approve', seen]);
  assert.deepEqual(meant('reject'), ['reject', seen]);
  assert.deepEqual(meant('cancel'), ['cancel', seen]);
  assert.deepEqual(meant('undo'), ['undo', seen]);
  assert.deepEqual(meant('details'), ['show', seen]);
  assert.deepEqual(meant('look'), ['show', { ...seen, look: 'yes' }]);
  assert.deepEqual(meant('again'), ['optimize', seen]);
  assert.deepEqual(meant('show-plans', ''), ['changes', {}]);
  assert.deepEqual(meant('propose:3', 'cache redis.expire'), ['optimize', { target: 'cache', remedy: 'redis.expire' }]);
  assert.deepEqual(meant('propose', 'a b c d'), ['optimize', { target: 'a', remedy: 'b', subject: 'c d' }]);
});

test('a button that is not ours is nobody', () => {
  for (const act of ['explode', 'approve-all', 'approve:x', '', 'constructor'])
    assert.equal(clickOf(press(act)), undefined);
});

test('one press is one request, however often it is delivered; the next press is another', () => {
  assert.equal(request(press('approve')).key, request(press('approve')).key);
  assert.notEqual(request(press('approve')).key, request({ ...press('approve'), action_ts: '1700.10' }).key);
  assert.equal(request(press('approve')).key, 'click:T1:U1:1700.1:approve:1700.9');
});

test('a click is answered in the thread that its message stands in, not below it', () => {
  assert.deepEqual(answerTo(block), { channel: 'C1' });
  assert.deepEqual(answerTo({ ...block, message: { ts: '1700.1', thread_ts: '1700.1' } }), { channel: 'C1' });
  assert.deepEqual(answerTo({ ...block, message: { ts: '1700.1', thread_ts: '1.5' } }), {
    channel: 'C1',
    thread: '1.5',
  });
  assert.deepEqual(answerTo({ user: { id: 'U1' }, container: { view_id: 'V1' } }), {});
});

const submission = (callback_id: string, values: Record<string, string | null>, opened: object): ViewBody => ({
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  view: {
    id: 'V1',
    callback_id,
    private_metadata: JSON.stringify({ change: '42', hash: 'abc', channel: 'C1', ...opened }),
    state: {
      values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { [field]: { value } }])),
    },
  },
});

test('a rejection carries its reason', () => {
  const { key, verb, args, via, replyTo } = viewRequest(submission('reject', { reason: ' later ' }, {}), 'en');
  assert.deepEqual([key, verb, via, replyTo], ['view:V1', 'reject', 'modal', { channel: 'C1' }]);
  assert.deepEqual(args, { change: '42', hash: 'abc', reason: 'later' });
});

test('only the exact name of the target confirms a high risk', () => {
  const bad = (typed: string | null) => badField(submission('approve', { target: typed }, { target: 'pg-main' }));
  assert.equal(bad('pg-main'), undefined);
  assert.equal(bad(' pg-main '), undefined);
  for (const typed of ['PG-main', 'pg-main2', '', null])
    assert.deepEqual(bad(typed), { field: 'target', target: 'pg-main' });
});

test('a reason of blanks is none', () => {
  assert.deepEqual(badField(submission('reject', { reason: '  ' }, {}))?.field, 'reason');
});
