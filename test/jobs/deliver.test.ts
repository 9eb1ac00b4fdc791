import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body, Message, Place } from '../../src/core/message.ts';
import type { Sender } from '../../src/core/ports.ts';
import { startDelivery, type DeliveryPace } from '../../src/jobs/messages/deliver.ts';
import { createClient } from '../../src/slack/client.ts';
import { createSender } from '../../src/slack/send.ts';
import { openPool, type Pool } from '../../src/state/db.ts';
import { migrate } from '../../src/state/migrate.ts';
import { putMessage, resendAll } from '../../src/state/outbox.ts';
import { startFakeSlack, type Call, type FakeSlack, type Fault } from '../servers/fake-slack.ts';
import { freshDatabase } from '../servers/postgres.ts';
import { keptLog } from '../servers/quiet-log.ts';

const url = await freshDatabase('outbox');
const pool = openPool(url);
after(() => pool.end());
await migrate(pool);

interface Stage {
  readonly pool: Pool;
  readonly slack: FakeSlack;
}

async function stage(options: Parameters<typeof startFakeSlack>[0] = {}): Promise<Stage> {
  await pool.query('TRUNCATE aegis.outbox');
  return { pool, slack: await startFakeSlack(options) };
}

function deliverIn(place: Stage, pace: Partial<DeliveryPace> = {}): { stop(): Promise<void> } {
  const delivery = startDelivery({
    pool: place.pool,
    sender: senderIn(place),
    log: keptLog(),
    pace: { paceMs: 20, lookAfterMs: 100, ...pace },
  });
  after(() => delivery.stop());
  return delivery;
}

function senderIn({ slack }: Stage): Sender {
  const log = keptLog();
  return createSender({ client: createClient({ token: 'xoxb-1', apiUrl: slack.apiUrl, log, timeoutMs: 2000 }), log });
}

function message(key: string, text: string, rest: Partial<Message> = {}): Message {
  return { key, place: { kind: 'channel', channel: 'C1' }, bodies: [{ text }], ...rest };
}

async function states(pool: Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ key: string; state: string }>('SELECT key, state FROM aegis.outbox ORDER BY id');
  return Object.fromEntries(rows.map(({ key, state }) => [key, state]));
}

async function until(isSo: () => Promise<boolean> | boolean, limitMs = 15_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('it did not come to that in time');
    await sleep(20);
  }
}

async function settled(pool: Pool): Promise<boolean> {
  return Object.values(await states(pool)).every((state) => state === 'sent' || state === 'refused');
}

test('the same key with the same body is sent once, with another body it is an edit', async () => {
  const place = await stage();
  await putMessage(place.pool, message('a', 'one'));
  await putMessage(place.pool, message('a', 'one'));
  deliverIn(place);
  await until(() => settled(place.pool));
  assert.equal(place.slack.posted.length, 1);
  await putMessage(place.pool, message('a', 'one'));
  assert.equal((await states(place.pool))['a'], 'sent');
  const asked = performance.now();
  await putMessage(place.pool, message('a', 'two'));
  await putMessage(place.pool, message('a', 'three'));
  await until(() => settled(place.pool));
  const edits = place.slack.calls.filter(({ method }) => method === 'chat.update');
  assert.deepEqual(
    edits.map(({ args }) => args['text']),
    ['three'],
    'only the newest body goes out',
  );
  assert.ok(performance.now() - asked > 2000, 'one message is edited at most every three seconds');
});

test('a reply waits for the first message of its thread and holds nobody up', async () => {
  const place = await stage();
  await putMessage(place.pool, message('reply', 'answer', { thread: 'root' }));
  await putMessage(place.pool, message('other', 'other'));
  deliverIn(place);
  await until(async () => (await states(place.pool))['other'] === 'sent');
  assert.equal((await states(place.pool))['reply'], 'pending');
  await putMessage(place.pool, message('root', 'question'));
  await putMessage(place.pool, message('foreign', 'to a person', { thread: 'ts:9.9' }));
  await until(() => settled(place.pool));
  const by = (key: string) => place.slack.posted.find((post) => post.key === key);
  assert.equal(by('reply')?.thread, by('root')?.ts);
  assert.equal(by('foreign')?.thread, '9.9');
});

test('a channel gets one post a second, in order; a private answer does not wait for it', async () => {
  const place = await stage();
  for (const n of [1, 2, 3]) await putMessage(place.pool, message(`m${n}`, `${n}`));
  const whisper: Place = { kind: 'ephemeral', channel: 'C1', user: 'U1' };
  await putMessage(place.pool, message('private', 'private', { place: whisper }));
  deliverIn(place, { paceMs: 1000 });
  await until(() => settled(place.pool));
  assert.deepEqual(
    place.slack.posted.map(({ args }) => args['text']),
    ['1', 'private', '2', '3'],
  );
  const [first, , second, third] = place.slack.posted.map(({ at }) => at);
  assert.ok((second ?? 0) - (first ?? 0) > 900 && (third ?? 0) - (second ?? 0) > 900);
});

test('a body that is too rich is followed by the plainer one, and at last by its first lines', async () => {
  const place = await stage();
  const rich: Body = { text: 'rich', blocks: [{ type: 'table' }] };
  place.slack.fate(({ args }) =>
    (args['text'] ?? '').length > 3000 || args['blocks'] ? { kind: 'error', error: 'invalid_blocks' } : undefined,
  );
  await putMessage(place.pool, message('a', '', { bodies: [rich, { text: 'plain' }] }));
  await putMessage(place.pool, message('b', '', { bodies: [rich, { text: '가'.repeat(5000) }] }));
  deliverIn(place);
  await until(() => settled(place.pool));
  assert.deepEqual(
    place.slack.posted.map(({ args }) => args['text']),
    ['plain', '가'.repeat(3000)],
  );
});

test('a refused message is given up, and a reply to it is posted outside the thread', async () => {
  const place = await stage();
  place.slack.fate(({ args }) => (args['text'] === 'root' ? { kind: 'error', error: 'restricted_action' } : undefined));
  await putMessage(place.pool, message('root', 'root'));
  await putMessage(place.pool, message('reply', 'reply', { thread: 'root' }));
  deliverIn(place);
  await until(() => settled(place.pool));
  assert.deepEqual(await states(place.pool), { root: 'refused', reply: 'sent' });
  assert.equal(place.slack.posted[0]?.thread, undefined);
});

test('a rate limit is waited for as long as Slack asks', async () => {
  const place = await stage();
  let times = 0;
  place.slack.fate(() => (times++ === 0 ? { kind: '429', retryAfterS: 1 } : undefined));
  await putMessage(place.pool, message('a', 'one'));
  const began = performance.now();
  deliverIn(place);
  await until(() => settled(place.pool));
  assert.ok(performance.now() - began > 1000);
  assert.equal(place.slack.posted.length, 1);
});

test('an edit whose message is gone is given up for good', async () => {
  const place = await stage();
  await putMessage(place.pool, message('a', 'one'));
  deliverIn(place);
  await until(() => settled(place.pool));
  place.slack.fate(({ method }) =>
    method === 'chat.update' ? { kind: 'error', error: 'message_not_found' } : undefined,
  );
  await place.pool.query("UPDATE aegis.outbox SET sent_at = now() - interval '1 minute'");
  for (const text of ['two', 'three']) {
    await putMessage(place.pool, message('a', text));
    await until(() => settled(place.pool));
  }
  assert.equal((await states(place.pool))['a'], 'refused');
  assert.equal(place.slack.calls.filter(({ method }) => method === 'chat.update').length, 1);
});

test('a private answer that is ten minutes late is not sent', async () => {
  const place = await stage();
  await putMessage(place.pool, message('a', 'late', { place: { kind: 'ephemeral', channel: 'C1', user: 'U1' } }));
  await place.pool.query("UPDATE aegis.outbox SET updated_at = now() - interval '11 minutes'");
  deliverIn(place);
  await until(() => settled(place.pool));
  assert.equal(place.slack.posted.length, 0);
});

test('a workspace that forgot everything gets it again, threads and all', async () => {
  const place = await stage();
  await putMessage(place.pool, message('root', 'root'));
  await putMessage(place.pool, message('reply', 'reply', { thread: 'root' }));
  await putMessage(place.pool, message('private', 'x', { place: { kind: 'ephemeral', channel: 'C1', user: 'U1' } }));
  deliverIn(place);
  await until(() => settled(place.pool));
  place.slack.posted.splice(0, 3, { channel: '', ts: '', args: {}, key: undefined, thread: undefined, at: 0 });
  await resendAll(place.pool, { sinceHours: 24 });
  await until(() => settled(place.pool));
  const [, root, reply] = place.slack.posted;
  assert.deepEqual([root?.key, reply?.key, place.slack.posted.length], ['root', 'reply', 3]);
  assert.equal(reply?.thread, root?.ts);
});

test(
  'faults on both sides of acceptance, two senders, kill -9, a freeze: nothing lost, nothing double',
  { timeout: 60_000 },
  async (t) => {
    const place = await stage({ historyLateMs: 300 });
    const channels = 40;
    const each = 6;
    place.slack.fate(seldom(0.2));
    const senders: ChildProcess[] = [];
    const everyone: ChildProcess[] = [];
    after(() => everyone.forEach((child) => child.kill('SIGKILL')));
    for (let n = 0; n < channels * each; n += 1) {
      const channel = `C${n % channels}`;
      const thread = n >= channels && n % 3 === 0 ? { thread: `${channel}:0` } : {};
      await putMessage(
        place.pool,
        message(`${channel}:${Math.floor(n / channels)}`, 'first', { place: { kind: 'channel', channel }, ...thread }),
      );
    }
    let kills = 0;
    let frozen: ChildProcess | undefined;
    for (let turn = 0; !(await settled(place.pool)); turn += 1) {
      const [old] = turn % 2 === 0 ? senders.splice(0, senders.length - 1) : [];
      if (old?.kill('SIGKILL')) kills += 1;
      // One is frozen for longer than its lease, and then goes on as if nothing had been.
      if (turn === 1) {
        frozen = senders.shift();
        frozen?.kill('SIGSTOP');
      }
      if (turn === 5 && frozen?.kill('SIGCONT')) senders.push(frozen);
      while (senders.length < 2) senders.push(begun(sender(place), everyone));
      if (turn === 2)
        await putMessage(place.pool, message('C0:0', 'second', { place: { kind: 'channel', channel: 'C0' } }));
      if (turn > 45) break;
      await sleep(900);
    }
    assert.ok(await settled(place.pool), JSON.stringify(await states(place.pool)));
    const keys = place.slack.posted.map(({ key }) => key);
    assert.equal(new Set(keys).size, channels * each, 'none is lost');
    assert.equal(keys.length, channels * each, 'none is double');
    for (let n = 0; n < channels; n += 1) {
      const order = keys.filter((key) => key?.startsWith(`C${n}:`)).map((key) => Number(key?.split(':')[1]));
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
        `channel C${n} keeps its order`,
      );
    }
    const root = new Map(
      place.slack.posted.filter(({ key }) => key?.endsWith(':0')).map(({ channel, ts }) => [channel, ts]),
    );
    for (const post of place.slack.posted.filter(({ thread }) => thread !== undefined)) {
      assert.equal(post.thread, root.get(post.channel));
    }
    const shown = place.slack.calls.findLast(
      ({ method, args }) => method === 'chat.update' && args['channel'] === 'C0',
    );
    const first = place.slack.posted.find(({ key }) => key === 'C0:0');
    assert.equal(shown?.args['text'] ?? first?.args['text'], 'second', 'the newest body is what people see');
    t.diagnostic(`${keys.length} messages, ${place.slack.calls.length} calls, ${kills} kills`);
  },
);

function begun(child: ChildProcess, everyone: ChildProcess[]): ChildProcess {
  everyone.push(child);
  return child;
}

function sender({ slack }: Stage): ChildProcess {
  return spawn(process.execPath, [new URL('deliver-child.ts', import.meta.url).pathname, url, slack.apiUrl], {
    stdio: 'inherit',
  });
}

// The same faults in every run: the n-th call has the n-th fate.
function seldom(rate: number): (call: Call) => Fault | undefined {
  const faults: readonly Fault[] = [
    { kind: '429', retryAfterS: 1 },
    { kind: '500', when: 'before' },
    { kind: '500', when: 'after' },
    { kind: 'reset', when: 'before' },
    { kind: 'reset', when: 'after' },
    { kind: 'hang', when: 'before' },
    { kind: 'hang', when: 'after' },
    { kind: 'cut' },
    { kind: 'html' },
    { kind: 'fatal' },
  ];
  let seed = 1;
  return ({ method }) => {
    seed = (seed * 48_271) % 2_147_483_647;
    const isHit = seed / 2_147_483_647 < (method === 'chat.postMessage' ? rate : rate / 4);
    return isHit ? faults[seed % faults.length] : undefined;
  };
}

test('a body that changes while the message is being sent goes out as an edit', async () => {
  const place = await stage();
  const real = senderIn(place);
  const sender: Sender = {
    ...real,
    deliver: async (delivery) => {
      if (delivery.body.text === 'one') await putMessage(pool, message('a', 'two'));
      return real.deliver(delivery);
    },
  };
  const delivery = startDelivery({ pool, sender, log: keptLog(), pace: { paceMs: 20 } });
  after(() => delivery.stop());
  await putMessage(pool, message('a', 'one'));
  await until(() => place.slack.calls.some(({ method }) => method === 'chat.update'));
  await until(() => settled(pool));
  assert.deepEqual(
    place.slack.calls.map(({ args }) => args['text']),
    ['one', 'two'],
  );
});

test('a sender that froze between claim and post leaves the message to the one after it', async () => {
  const place = await stage();
  const leaseMs = 600;
  let claimedAt = 0;
  // Stands for a process that stops just after its claim: the answer comes when most of the lease is over.
  const slow: Pool = {
    ...pool,
    query: async (text, values) => {
      const answer = await pool.query<never>(text, values);
      if (claimedAt > 0 || answer.rows.length === 0) return answer;
      claimedAt = performance.now();
      await sleep(leaseMs * 0.8);
      return answer;
    },
  };
  await putMessage(pool, message('a', 'one'));
  const pace = { leaseMs, lookAfterMs: 100 };
  const delivery = startDelivery({ pool: slow, sender: senderIn(place), log: keptLog(), pace });
  after(() => delivery.stop());
  await until(() => settled(pool));
  assert.equal(place.slack.posted.length, 1);
  assert.ok((place.slack.posted[0]?.at ?? 0) - claimedAt > leaseMs, 'it was left until the lease was over');
});

test('after a stop nothing is under way any more', async () => {
  const place = await stage();
  const delivery = deliverIn(place);
  await delivery.stop();
  await putMessage(place.pool, message('a', 'one'));
  await once(AbortSignal.timeout(400), 'abort');
  assert.equal(place.slack.calls.length, 0);
});
