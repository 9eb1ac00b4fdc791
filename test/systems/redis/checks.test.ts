// The checks of a Redis against real servers that really have the trouble.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckResult, Finding, Outcome } from '../../../src/core/finding.ts';
import type { Inspection, Past } from '../../../src/core/system.ts';
import type { Target } from '../../../src/core/target.ts';
import { createSay } from '../../../src/core/words.ts';
import { persistence, scheduleOf } from '../../../src/systems/redis/checks/persistence.ts';
import { connection, placeOf } from '../../../src/systems/redis/connection.ts';
import { redis } from '../../../src/systems/redis/index.ts';
import { parseInfo } from '../../../src/systems/redis/info.ts';
import { thresholds, type RedisSession } from '../../../src/systems/redis/session.ts';
import { redisServer, withoutRedis } from '../../servers/redis.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';
import { cache, clientOf, nothing, plant, planFor, targetOf } from './planting.ts';

const say = createSay({ language: 'en', zone: 'Etc/UTC' });

function inspect(target: Target, past = nothing, only?: string[]): Promise<Inspection> {
  const options = { past, now: new Date() };
  return redis.inspect(target, only === undefined ? options : { ...options, only });
}

function outcomeOf({ outcomes }: Inspection, check: string): Outcome {
  return outcomes.find((outcome) => outcome.check === check) ?? assert.fail(`${check} did not answer`);
}

function findingsOf(inspection: Inspection, check: string): readonly Finding[] {
  const outcome = outcomeOf(inspection, check);
  return outcome.state === 'finding' ? outcome.findings : [];
}

function reasonOf(inspection: Inspection, check: string): string {
  const outcome = outcomeOf(inspection, check);
  return outcome.state === 'not-checked' ? say(outcome.reason) : assert.fail(`${check} is ${outcome.state}`);
}

function examinedBy(inspection: Inspection, check: string): string {
  const outcome = outcomeOf(inspection, check);
  return outcome.state === 'ok' && outcome.examined !== undefined
    ? say(outcome.examined)
    : assert.fail(JSON.stringify(outcome));
}

function after(inspection: Inspection): Past {
  return {
    finding: (check, subject) => findingsOf(inspection, check).find((finding) => finding.subject === subject),
    sample: (gauge, subject) =>
      inspection.samples.find((sample) => sample.gauge === gauge && sample.subject === subject),
    oldest: () => undefined,
  };
}

describe('the checks of a Redis', { skip: withoutRedis, concurrency: 4 }, () => {
  test('memory is measured against its limit, and its finding names the clean-up', async () => {
    const { url } = await redisServer({ maxmemory: '10mb', 'maxmemory-policy': 'noeviction' });
    const client = clientOf(url);
    const used = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
    for (let n = 0; (await used()) < 8.6 * 2 ** 20; n += 1) await client.set(`big:${n}`, 'x'.repeat(100_000));
    const [finding] = findingsOf(await inspect(targetOf(url)), 'redis.memory');
    assert.equal(finding?.severity, 'warning');
    assert.equal(finding?.remedy, 'redis.expire-idle-keys');
    assert.ok(Math.abs(Number(finding?.values['usedBytes']) - (await used())) < 200_000);
    assert.match(say(finding?.text ?? assert.fail()), /^memory 8\d(\.\d)? % of its limit .*writes are refused$/);
  });

  test('a server without a limit is warned about', async () => {
    const { url } = await redisServer();
    const [finding] = findingsOf(await inspect(targetOf(url)), 'redis.memory');
    assert.equal(finding?.severity, 'warning');
    assert.match(say(finding?.text ?? assert.fail()), /maxmemory 0/);
  });

  test('the hit rate is that of the window, and our own questions are taken out', async () => {
    const { url } = await redisServer(cache);
    const client = clientOf(url);
    const target = targetOf(url);
    await plant(client, { prefix: 'aegis:cache:', count: 3000, idleSeconds: 200_000 });
    for (let n = 0; n < 500; n += 1) await client.get('missing');
    const first = await inspect(target);
    assert.match(reasonOf(first, 'redis.hit-rate'), /too little history/);
    const round = client.pipeline();
    for (let n = 0; n < 1500; n += 1) round.get(n % 5 < 3 ? 'aegis:cache:1' : 'missing');
    await round.exec();
    // Some nine thousand questions about keys: a naive rate would read about 94 %.
    await planFor(target);
    const [finding] = findingsOf(await inspect(target, after(first)), 'redis.hit-rate');
    assert.equal(finding?.severity, 'warning', 'one low window wakes nobody');
    // The look for a free mark of the plan is a lookup too.
    assert.ok(Math.abs(Number(finding?.values['lookups']) - 1500) <= 2);
    assert.ok(Math.abs(Number(finding?.values['hitPercent']) - 60) < 0.1);
    const lasting: Past = { ...after(first), finding: () => finding };
    assert.equal(findingsOf(await inspect(target, lasting), 'redis.hit-rate')[0]?.severity, 'critical');
  });

  test('too few lookups say nothing about the hit rate', async () => {
    const { url } = await redisServer(cache);
    const first = await inspect(targetOf(url));
    await clientOf(url).get('missing');
    assert.match(
      reasonOf(await inspect(targetOf(url), after(first)), 'redis.hit-rate'),
      /1 lookup in .*, 1,000 needed/,
    );
  });

  test('counters that began again with the server count from nothing', async () => {
    const { url } = await redisServer(cache);
    const client = clientOf(url);
    for (let n = 0; n < 200; n += 1) await client.get('missing');
    const first = await inspect(targetOf(url));
    await client.call('CONFIG', 'RESETSTAT');
    for (let n = 0; n < 7; n += 1) await client.get('missing');
    assert.match(reasonOf(await inspect(targetOf(url), after(first)), 'redis.hit-rate'), /: 7 lookups/);
  });

  test('evictions since the last look are counted', async () => {
    const { url } = await redisServer({ maxmemory: '5mb', 'maxmemory-policy': 'allkeys-lru' });
    const client = clientOf(url);
    const first = await inspect(targetOf(url));
    for (let n = 0; n < 80; n += 1) await client.set(`big:${n}`, 'x'.repeat(100_000));
    const evicted = async () => Number(/evicted_keys:(\d+)/.exec(await client.info('stats'))?.[1]);
    const before = await evicted();
    const second = await inspect(targetOf(url), after(first));
    const counted = Number(findingsOf(second, 'redis.evictions')[0]?.values['evictedKeys']);
    // A new connection needs memory too.
    assert.ok(before > 0 && counted >= before && counted <= (await evicted()), `${before} ${counted}`);
    await client.flushall();
    const quiet = await inspect(targetOf(url), after(second));
    assert.equal(outcomeOf(await inspect(targetOf(url), after(quiet)), 'redis.evictions').state, 'ok');
  });

  test('a snapshot that cannot be written is critical', async () => {
    const dir = temporaryFolder('redis-gone');
    const { url } = await redisServer({ dir, save: '3600 1' });
    const client = clientOf(url);
    assert.match(examinedBy(await inspect(targetOf(url)), 'redis.persistence'), /^last snapshot/);
    rmSync(dir, { recursive: true });
    await client.set('a', '1');
    await client.bgsave();
    while (!(await client.info('persistence')).includes('rdb_last_bgsave_status:err')) await sleep(20);
    const [finding] = findingsOf(await inspect(targetOf(url)), 'redis.persistence');
    assert.deepEqual([finding?.severity, finding?.subject], ['critical', 'snapshot']);
  });

  test('a server that keeps nothing says so, and one with an append-only file says that', async () => {
    const [none, appends] = await Promise.all([redisServer(), redisServer({ appendonly: 'yes' })]);
    assert.match(examinedBy(await inspect(targetOf(none.url)), 'redis.persistence'), /^not configured/);
    assert.match(examinedBy(await inspect(targetOf(appends.url)), 'redis.persistence'), /^append-only file on/);
  });

  test('a refused connection is critical, and a nearly reached limit a warning', async () => {
    const { url } = await redisServer({ maxclients: '10' });
    const first = await inspect(targetOf(url));
    const others = Array.from({ length: 8 }, () => clientOf(url));
    for (const client of others) await client.ping();
    const near = findingsOf(await inspect(targetOf(url), after(first)), 'redis.clients');
    assert.deepEqual(
      near.map(({ subject, severity }) => [subject, severity]),
      [['', 'warning']],
    );
    // Until one is refused.
    const answers = Array.from({ length: 4 }, () =>
      clientOf(url)
        .ping()
        .then(
          () => true,
          () => false,
        ),
    );
    assert.ok((await Promise.all(answers)).includes(false));
    for (const client of others.slice(0, 3)) await client.quit();
    const found = findingsOf(await inspect(targetOf(url), after(first)), 'redis.clients');
    assert.ok(found.some(({ subject, severity }) => subject === 'rejected' && severity === 'critical'));
  });

  test('a replica whose master is gone is critical, and both sides say what they see before', async () => {
    const master = await redisServer({ 'repl-diskless-sync-delay': '0' });
    const replica = await redisServer({ replicaof: `127.0.0.1 ${master.port}` });
    const client = clientOf(replica.url);
    while (!(await client.info('replication')).includes('master_link_status:up')) await sleep(20);
    assert.match(examinedBy(await inspect(targetOf(replica.url)), 'redis.replication'), /link up/);
    const seen = outcomeOf(await inspect(targetOf(master.url)), 'redis.replication');
    assert.equal('examined' in seen && seen.examined !== undefined && say(seen.examined), '1 replica');
    await master.stop('SIGKILL');
    while ((await client.info('replication')).includes('master_link_status:up')) await sleep(20);
    const [finding] = findingsOf(await inspect(targetOf(replica.url)), 'redis.replication');
    assert.deepEqual([finding?.severity, finding?.subject], ['critical', 'master']);
  });

  test('a slow command is named without its arguments', async () => {
    const { url } = await redisServer({ 'enable-debug-command': 'yes' });
    await clientOf(url).call('DEBUG', 'SLEEP', '0.15');
    const [finding] = findingsOf(await inspect(targetOf(url)), 'redis.slow-log');
    assert.equal(finding?.subject, 'DEBUG');
    assert.ok(Number(finding?.values['longestMs']) >= 150);
    assert.doesNotMatch(JSON.stringify(finding), /SLEEP/);
  });

  test('a slow log that is off is not checked', async () => {
    const { url } = await redisServer({ 'slowlog-log-slower-than': '-1' });
    assert.match(reasonOf(await inspect(targetOf(url)), 'redis.slow-log'), /off/);
  });

  test('a missing right is not checked, and names the right', async () => {
    const { url } = await redisServer();
    await clientOf(url).call('ACL', 'SETUSER', 'small', 'on', '>pw', '+ping', '+info', '+config|get');
    const target = targetOf(url, { connection: { url, user: 'small', password: 'pw' } });
    const inspection = await inspect(target);
    assert.equal(reasonOf(inspection, 'redis.slow-log'), 'needs +slowlog|get');
    assert.equal(outcomeOf(inspection, 'redis.memory').state, 'finding');
    const missing = (await redis.rights(target)).filter(({ granted }) => !granted);
    assert.ok(missing.some(({ name }) => say(name) === 'SLOWLOG GET'));
    assert.match(missing[0]?.mend ?? '', /^ACL SETUSER aegis on /);
  });

  test('a wrong password is told as the server tells it, and as unreachable', async () => {
    const { url } = await redisServer();
    const inspection = await inspect(targetOf(url, { connection: { url, user: 'nobody', password: 'wrong' } }));
    const [finding] = findingsOf(inspection, 'redis.reachable');
    assert.equal(finding?.severity, 'critical');
    assert.match(say(finding?.text ?? assert.fail()), /WRONGPASS/);
    assert.equal(inspection.outcomes.length, 1);
  });

  test('a server that wants a password and gets none is unreachable', async () => {
    const { url } = await redisServer({ requirepass: 'secret' });
    const [finding] = findingsOf(await inspect(targetOf(url)), 'redis.reachable');
    assert.match(say(finding?.text ?? assert.fail()), /NOAUTH/);
    const known = await inspect(targetOf(url, { connection: { url, password: 'secret' } }));
    assert.equal(outcomeOf(known, 'redis.reachable').state, 'ok');
  });

  test('a server that still loads its data is unreachable, with how far it is', async () => {
    const dir = temporaryFolder('redis-load');
    const first = await redisServer({ dir, save: '3600 1' });
    await plant(clientOf(first.url), { prefix: 'a:', count: 3000, idleSeconds: 0 });
    await first.stop();
    // A millisecond a key, and a look at its clients after every kilobyte.
    const { url } = await redisServer({
      dir,
      'key-load-delay': '1000',
      'loading-process-events-interval-bytes': '1024',
    });
    const [finding] = findingsOf(await inspect(targetOf(url)), 'redis.reachable');
    assert.match(say(finding?.text ?? assert.fail()), /^still loads its data \(\d/);
  });

  test('every check and every gauge answers on a healthy server', async () => {
    const { url } = await redisServer(cache);
    const first = await inspect(targetOf(url));
    assert.deepEqual(
      first.outcomes.filter(({ state }) => state === 'error'),
      [],
    );
    assert.deepEqual(
      [...new Set(first.samples.map(({ gauge }) => gauge))].toSorted(),
      redis.gauges.map(({ id }) => id).toSorted(),
    );
  });
});

const NOW = new Date('2026-01-01T12:00:00Z');

/** A check against an INFO written down, for what would take a server hours to show. */
async function checked(fields: Readonly<Record<string, number | string>>, save: string): Promise<CheckResult> {
  const info = parseInfo(
    Object.entries(fields)
      .map((field) => field.join(':'))
      .join('\r\n'),
  );
  const session: RedisSession = {
    thresholds,
    prefixes: [],
    address: '',
    database: 0,
    info: async () => info,
    send: async () => ['save', save],
    pipeline: async () => [],
  };
  return persistence.run(session, { past: nothing, now: NOW, signal: new AbortController().signal });
}

test('a snapshot is late only when enough has changed for a schedule that passed twice', async () => {
  const fields = { rdb_last_save_time: NOW.getTime() / 1000 - 7201, rdb_changes_since_last_save: 1 };
  assert.equal((await checked(fields, '3600 1')).state, 'finding');
  assert.equal((await checked({ ...fields, rdb_changes_since_last_save: 0 }, '3600 1')).state, 'ok');
  assert.equal((await checked({ ...fields, rdb_bgsave_in_progress: 1 }, '3600 1')).state, 'ok');
  assert.equal((await checked(fields, '3601 1')).state, 'ok');
  assert.deepEqual(scheduleOf('3600 1 300 100'), [
    { seconds: 3600, changes: 1 },
    { seconds: 300, changes: 100 },
  ]);
});

test('an address is taken apart, and unknown fields are refused', () => {
  const place = placeOf({ url: 'rediss://aegis:p%40ss@[::1]:7000/3', prefixes: ['a:'] });
  assert.deepEqual(place, {
    host: '::1',
    port: 7000,
    database: 3,
    user: 'aegis',
    password: 'p@ss',
    tls: { verify: true },
    prefixes: ['a:'],
  });
  assert.equal(placeOf({ url: 'redis://cache', password: 'beside' }).password, 'beside');
  for (const wrong of [
    { url: 'http://x' },
    { url: 'redis://x?db=3' },
    { url: 'redis://x', pass: 'y' },
    { url: 'redis://x', prefixes: [''] },
  ])
    assert.equal(connection.safeParse(wrong).success, false, JSON.stringify(wrong));
});
