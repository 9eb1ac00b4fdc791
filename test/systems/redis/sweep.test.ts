// The clean-up of idle keys against real servers: what it takes, what it leaves, and every way in which it can stop.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, isFault } from '../../../src/core/fault.ts';
import type { Progress } from '../../../src/core/system.ts';
import type { Target } from '../../../src/core/target.ts';
import { createSay } from '../../../src/core/words.ts';
import { leastRights } from '../../../src/systems/redis/commands.ts';
import { redis } from '../../../src/systems/redis/index.ts';
import { defaultPrefixes } from '../../../src/systems/redis/connection.ts';
import { openRedis } from '../../../src/systems/redis/open.ts';
import { sweepArgs } from '../../../src/systems/redis/idle/args.ts';
import { writeNames, writeRecord } from '../../../src/systems/redis/idle/record.ts';
import { redisServer, withoutRedis } from '../../servers/redis.ts';
import { cache, callsOf, clientOf, expiries, plant, planFor, quietly, stepOf, targetOf } from './planting.ts';

const DAY = 86_400;
const say = createSay({ language: 'en', zone: 'Etc/UTC' });

async function emptyCache() {
  const server = await redisServer(cache);
  return { server, client: clientOf(server.url), target: targetOf(server.url) };
}

async function reasonFor(target: Target, args: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await redis.propose(target, 'redis.expire-idle-keys', args);
  return answer.kind === 'nothing' ? say(answer.reason) : assert.fail('a plan was proposed');
}

/** Throws the fault at the n-th call. */
function stoppingAt(n: number, stop: () => unknown): Progress {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls === n) await stop();
  };
}

describe('the clean-up of idle keys', { skip: withoutRedis, concurrency: 4 }, () => {
  test('a plan counts exactly the keys that are idle, without expiry and under its prefixes', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:old', count: 700, idleSeconds: 2 * DAY });
    await plant(client, { prefix: 'aegis:temp:ancient', count: 30, idleSeconds: 5 * DAY });
    await plant(client, { prefix: 'aegis:cache:hot', count: 300, idleSeconds: 60 });
    await plant(client, { prefix: 'aegis:cache:leaving', count: 50, idleSeconds: 9 * DAY, ttlMs: 9e8 });
    await plant(client, { prefix: 'shop:order:', count: 80, idleSeconds: 9 * DAY });
    await client.hset('aegis:session:one', 'user', 'x');
    await client.call(
      'RESTORE',
      Buffer.from('aegis:temp:\xff', 'latin1'),
      0,
      (await client.dumpBuffer('shop:order:1')) ?? '',
      'IDLETIME',
      9 * DAY,
    );
    const before = await expiries(client, '');
    const plan = await planFor(target);
    assert.deepEqual(plan.why.params['keys'], 730);
    const evidence = plan.evidence.map(say);
    assert.ok(
      evidence.some((line) => line.startsWith('aegis:cache:* 700 of 1,050 keys')),
      evidence.join('\n'),
    );
    assert.ok(evidence.some((line) => line.startsWith('idle 1 d–2 d: 0, 2 d–4 d: 700, longer: 30')));
    assert.ok(evidence.includes('types: string 730'));
    assert.ok(evidence.includes('1 key left alone: the name is not text'));
    assert.match(plan.detail, /aegis:temp:\*  30\/31/);
    const bytes = Number(plan.why.params['bytes']);
    assert.ok(bytes > 730 * 100 && bytes < 730 * 250, String(bytes));
    assert.deepEqual(await expiries(client, ''), before);
    assert.ok(Number(await client.object('IDLETIME', 'aegis:cache:old1')) >= 2 * DAY);
  });

  test('a sweep gives one expiry to the idle keys and to nothing else, and undo takes it back', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:old', count: 600, idleSeconds: 2 * DAY });
    await plant(client, { prefix: 'aegis:cache:hot', count: 400, idleSeconds: 60 });
    const plan = await planFor(target, { graceHours: '2' });
    const gauges = plan.proof.gauges.map(({ gauge }) => gauge);
    const lasting = async () =>
      (await redis.measure(target, gauges)).find(
        ({ gauge, subject }) => gauge === 'redis.keys-without-ttl' && subject === 'db0',
      )?.value;
    assert.equal(await lasting(), 1000);
    const { result } = await redis.run(target, stepOf(plan), quietly);
    assert.equal(result['keys'], 600);
    assert.equal(await lasting(), 400);
    const old = [...(await expiries(client, 'aegis:cache:old')).values()];
    assert.deepEqual([...new Set(old)], [result['expiresAtMs']]);
    assert.ok(Math.abs(Number(result['expiresAtMs']) - Date.now() - 7_200_000) < 60_000);
    assert.deepEqual([...new Set((await expiries(client, 'aegis:cache:hot')).values())], [-1]);

    await client.expire('aegis:cache:old1', 77_777);
    await client.del('aegis:cache:old2');
    const back = redis.undoOf(stepOf(plan), result) ?? assert.fail('no way back');
    assert.deepEqual(await redis.state(target, back), { state: 'not-done' });
    const undone = await redis.run(target, back, quietly);
    assert.deepEqual([undone.result['keys'], undone.result['gone'], undone.result['changed']], [598, 1, 1]);
    const kept = await expiries(client, 'aegis:cache:old');
    assert.ok((kept.get('aegis:cache:old1') ?? 0) > 0);
    kept.delete('aegis:cache:old1');
    assert.deepEqual([...new Set(kept.values())], [-1]);
    assert.equal((await redis.state(target, back)).state, 'done');
    assert.deepEqual((await redis.run(target, back, quietly)).result, undone.result);
    assert.deepEqual(await client.keys('aegis:quarantine:*:*'), []);
  });

  test('a key that was used or got an expiry after the plan is left alone', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 10, idleSeconds: 2 * DAY });
    const plan = await planFor(target);
    await client.get('aegis:cache:3');
    await client.expire('aegis:cache:4', 500);
    const { result } = await redis.run(target, stepOf(plan), quietly);
    assert.equal(result['keys'], 8);
    assert.equal(await client.call('PEXPIRETIME', 'aegis:cache:3'), -1);
    assert.ok((await client.ttl('aegis:cache:4')) <= 500);
  });

  test('a plan made again is the same plan until it was run', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 5, idleSeconds: 2 * DAY });
    const first = await planFor(target);
    assert.deepEqual((await planFor(target)).steps, first.steps);
    await redis.run(target, stepOf(first), quietly);
    await plant(client, { prefix: 'aegis:cache:new', count: 5, idleSeconds: 2 * DAY });
    const next = await planFor(target);
    assert.notEqual(stepOf(next).args['mark'], stepOf(first).args['mark']);
  });

  test('a sweep killed in the middle goes on where it was and touches no key twice', async () => {
    const { client, target, server } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 3000, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    const child = spawn(
      process.execPath,
      [
        new URL('./dying-sweep.ts', import.meta.url).pathname,
        JSON.stringify({ target: targetOf(server.url), step, dieAt: 5 }),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [, signal] = await once(child, 'exit');
    assert.equal(signal, 'SIGKILL');
    const half = [...(await expiries(client, 'aegis:cache:')).values()].filter((time) => time !== -1);
    assert.ok(half.length > 0 && half.length < 3000, `${half.length} keys were touched before the kill`);
    assert.deepEqual(await redis.state(target, step), { state: 'not-done' });
    const { result } = await redis.run(target, step, quietly);
    assert.equal(result['keys'], 3000);
    assert.deepEqual([...new Set((await expiries(client, 'aegis:cache:')).values())], [half[0]]);
    assert.equal(await callsOf(client, 'pexpireat'), 3000);
    const seen = await redis.state(target, step);
    assert.deepEqual(seen.state === 'done' && seen.result, result);
    await plant(client, { prefix: 'aegis:cache:later', count: 5, idleSeconds: 2 * DAY });
    assert.deepEqual((await redis.run(target, step, quietly)).result, result);
    assert.equal(await callsOf(client, 'pexpireat'), 3000);
    const back = redis.undoOf(step, result) ?? assert.fail('no way back');
    assert.equal((await redis.run(target, back, quietly)).result['keys'], 3000);
  });

  test('a batch whose names were written down before a kill is finished by the next run', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 40, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    const { mark } = sweepArgs(step.args);
    const expiresAtMs = Date.now() + 3_600_000;
    const record = { state: 'running', expiresAtMs, batches: 2, keys: 0, bytes: 0, gone: 0, changed: 0 } as const;
    const session = await openRedis(target);
    await writeRecord(session, mark, record);
    await writeNames(session, mark, { n: 0, names: ['aegis:cache:1', 'aegis:cache:2'], record });
    session.close();
    const { result } = await redis.run(target, step, quietly);
    assert.deepEqual([result['keys'], result['expiresAtMs']], [40, expiresAtMs]);
    assert.equal(await callsOf(client, 'pexpireat'), 40);
  });

  test('a sweep that is cancelled leaves nothing behind', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 1500, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    let touched = 0;
    const cancel = stoppingAt(5, async () => {
      touched = await callsOf(client, 'pexpireat');
      throw new Fault('cancelled', redis.title);
    });
    await assert.rejects(redis.run(target, step, cancel), (error) => isFault(error, 'cancelled'));
    assert.ok(touched > 0);
    assert.deepEqual([...new Set((await expiries(client, 'aegis:cache:')).values())], [-1]);
    assert.deepEqual(await client.keys('aegis:quarantine:*'), []);
  });

  test('a worker that lost its fence writes nothing more', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 1500, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    const written = async () => [
      await callsOf(client, 'pexpireat'),
      await callsOf(client, 'persist'),
      await callsOf(client, 'set'),
    ];
    let before: number[] = [];
    const lose = stoppingAt(4, async () => {
      before = await written();
      throw new Fault('fence-lost', redis.title);
    });
    await assert.rejects(redis.run(target, step, lose), (error) => isFault(error, 'fence-lost'));
    assert.deepEqual(await written(), before);
  });

  test('a connection that breaks in the middle is an unknown outcome, which the next run settles', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 1500, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    const breaks = stoppingAt(4, () => client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'));
    await assert.rejects(redis.run(target, step, breaks), (error) => isFault(error, 'outcome-unknown'));
    assert.deepEqual(await redis.state(target, step), { state: 'not-done' });
    assert.equal((await redis.run(target, step, quietly)).result['keys'], 1500);
    assert.equal(await callsOf(client, 'pexpireat'), 1500);
  });

  test('a sweep without the right to give an expiry changes nothing and names the right', async () => {
    const { client, server } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 20, idleSeconds: 2 * DAY });
    await client.call('ACL', 'SETUSER', 'reader', 'on', '>pw', '~*', '+@all', '-pexpireat');
    const target = targetOf(server.url, { connection: { url: server.url, user: 'reader', password: 'pw' } });
    const step = stepOf(await planFor(target));
    await assert.rejects(
      redis.run(target, step, quietly),
      (error) => isFault(error) && say(error.text) === 'needs +pexpireat',
    );
    assert.deepEqual([...new Set((await expiries(client, 'aegis:cache:')).values())], [-1]);
    assert.deepEqual(await client.keys('aegis:quarantine:*'), []);
  });

  test('the least rights are enough for all of it, and for no data of an application', async () => {
    const { client, server } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 20, idleSeconds: 2 * DAY });
    const statement = leastRights(defaultPrefixes).replace('PASSWORD', 'pw');
    const words = [...statement.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    await client.call(words[0] ?? '', words.slice(1));
    const target = targetOf(server.url, { connection: { url: server.url, user: 'aegis', password: 'pw' } });
    assert.deepEqual(
      (await redis.rights(target)).filter(({ granted }) => !granted),
      [],
    );
    const step = stepOf(await planFor(target));
    const { result } = await redis.run(target, step, quietly);
    assert.equal(result['keys'], 20);
    const back = redis.undoOf(step, result) ?? assert.fail('no way back');
    assert.equal((await redis.run(target, back, quietly)).result['keys'], 20);
    const session = await openRedis(target);
    await assert.rejects(session.send('get', 'aegis:cache:1'), (error) => isFault(error, 'not-available'));
    await assert.rejects(session.send('pexpireat', 'shop:order:1', 1), (error) => isFault(error, 'not-available'));
    session.close();
  });

  test('undo refuses when the list is gone, and changes nothing', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 5, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    const { result } = await redis.run(target, step, quietly);
    await client.del(...(await client.keys('aegis:quarantine:*')));
    const back = redis.undoOf(step, result) ?? assert.fail('no way back');
    await assert.rejects(redis.run(target, back, quietly), (error) => isFault(error, 'step-failed'));
  });

  test('undo of an old sweep leaves a new one alone that has the same mark', async () => {
    const { client, target } = await emptyCache();
    await plant(client, { prefix: 'aegis:cache:', count: 5, idleSeconds: 2 * DAY });
    const step = stepOf(await planFor(target));
    const old = await redis.run(target, step, quietly);
    // As when the record of the old one expired.
    await client.flushall();
    await plant(client, { prefix: 'aegis:cache:', count: 5, idleSeconds: 2 * DAY });
    const next = stepOf(await planFor(target));
    assert.equal(next.args['mark'], step.args['mark']);
    const { result } = await redis.run(target, next, quietly);
    const back = redis.undoOf(step, old.result) ?? assert.fail('no way back');
    await assert.rejects(redis.run(target, back, quietly), (error) => isFault(error, 'step-failed'));
    const times = [...(await expiries(client, 'aegis:cache:')).values()];
    assert.deepEqual([...new Set(times)], [result['expiresAtMs']]);
  });

  test('the list of a sweep is no key of an application', async () => {
    const { client, server } = await emptyCache();
    const connection = { url: server.url, prefixes: ['aegis:'] };
    const target = targetOf(server.url, { connection });
    await plant(client, { prefix: 'aegis:cache:', count: 5, idleSeconds: 2 * DAY });
    await redis.run(target, stepOf(await planFor(target)), quietly);
    assert.match(await reasonFor(target), /of 5 keys under aegis:/);
  });

  test('only configured prefixes may be swept', async () => {
    const { target } = await emptyCache();
    await assert.rejects(planFor(target, { prefixes: 'shop:' }), (error) => isFault(error, 'bad-input'));
    await assert.rejects(planFor(target, { idleDays: 'soon' }), (error) => isFault(error, 'bad-input'));
    assert.match(await reasonFor(target, { prefixes: 'aegis:cache:product:' }), /of 0 keys under aegis:cache:product:/);
  });
});

describe('no key is called idle where the server cannot know', { skip: withoutRedis, concurrency: 4 }, () => {
  test('under LFU', async () => {
    const { url } = await redisServer({ ...cache, 'maxmemory-policy': 'allkeys-lfu' });
    assert.match(await reasonFor(targetOf(url)), /policy allkeys-lfu/);
  });

  test('on a server younger than the threshold whose policy loses idle times at a restart', async () => {
    const { url } = await redisServer({ 'maxmemory-policy': 'noeviction' });
    assert.match(await reasonFor(targetOf(url)), /yet: the server started/);
  });

  test('beyond what the access clock can tell', async () => {
    const { url } = await redisServer(cache);
    assert.match(await reasonFor(targetOf(url), { idleDays: '195' }), /194 d at most/);
  });

  test('on a replica, and after it took over', async () => {
    const master = await redisServer({ ...cache, 'repl-diskless-sync-delay': '0' });
    const replica = await redisServer({ ...cache, replicaof: `127.0.0.1 ${master.port}` });
    const client = clientOf(replica.url);
    while (!(await client.info('replication')).includes('master_link_status:up')) await sleep(50);
    assert.match(await reasonFor(targetOf(replica.url)), /is a replica/);
    const before = await redis.identity(targetOf(replica.url));
    await client.call('REPLICAOF', 'NO', 'ONE');
    assert.match(await reasonFor(targetOf(replica.url)), /took over/);
    assert.notDeepEqual(await redis.identity(targetOf(replica.url)), before);
  });

  test('while its data are written to disk', async () => {
    const { url } = await redisServer({ ...cache, 'rdb-key-save-delay': '2000' });
    const client = clientOf(url);
    await plant(client, { prefix: 'aegis:cache:', count: 1000, idleSeconds: 2 * DAY });
    await client.bgsave();
    assert.match(await reasonFor(targetOf(url)), /^Not now/);
  });
});
