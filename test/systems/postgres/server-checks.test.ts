// The checks of the server as a whole, each against a planted trouble and a clean neighbour, on a real server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/core/finding.ts';
import type { Sample } from '../../../src/core/sample.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { plannedReleases } from '../../../src/systems/postgres/checks/server/minor-version.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { openSession } from './sessions.ts';
import { findingsOf, only, outcomeOf, reasonOf, say, targetAt } from './target.ts';
import { findingsIn, later, type Seen } from './two-looks.ts';

const url = await freshDatabase('server');
const target = targetAt(url);
const query = (text: string) => withClient(url, (client) => client.query(text));
const measured = (...gauges: string[]) =>
  postgres.measure(
    target,
    gauges.map((gauge) => `postgres.${gauge}`),
  );

async function seen(id: string, before: Seen, thresholds: Record<string, number> = {}): Promise<readonly Finding[]> {
  return findingsIn(await later(targetAt(url, thresholds), id, before));
}

test('what takes two looks says so at the first and right after one', async () => {
  const ids = ['checkpoints', 'temp-files', 'deadlocks', 'settings-drift', 'pool-size'];
  const samples = await measured('checkpoints-timed', 'checkpoints-requested', 'temp-bytes', 'deadlocks', 'active-ms');
  for (const id of ids) assert.equal((await outcomeOf(target, id)).state, 'not-checked', id);
  for (const id of ['checkpoints', 'temp-files', 'deadlocks', 'pool-size']) {
    const soon = await later(target, id, { samples, minutes: 0.5 });
    assert.match(reasonOf(soon), /two looks/, id);
  }
});

test('a deadlock is told for a day after the last one, and many are a warning', async () => {
  const samples = await measured('deadlocks');
  assert.deepEqual(await seen('deadlocks', { samples }), []);
  await deadlock();
  const found = only(await seen('deadlocks', { samples }));
  assert.equal(found.severity, 'info');
  assert.equal(found.values['count'], 1);
  assert.equal(only(await seen('deadlocks', { samples }, { deadlocksPerDay: 1 })).severity, 'warning');
  const calm = { samples: await measured('deadlocks'), findings: [found] };
  assert.equal(only(await seen('deadlocks', { ...calm, minutes: 60 })).values['count'], 1);
  assert.deepEqual(await seen('deadlocks', { ...calm, minutes: 25 * 60 }), []);
});

async function deadlock(): Promise<void> {
  await query('CREATE TABLE pair (id int PRIMARY KEY); INSERT INTO pair VALUES (1), (2)');
  const [one, other] = [await openSession(url, 'server-one'), await openSession(url, 'server-other')];
  for (const session of [one, other]) await session.query(`SET deadlock_timeout = '10ms'; BEGIN`);
  await one.query('UPDATE pair SET id = id WHERE id = 1');
  await other.query('UPDATE pair SET id = id WHERE id = 2');
  const both = [one.query('UPDATE pair SET id = id WHERE id = 2'), other.query('UPDATE pair SET id = id WHERE id = 1')];
  const ended = await Promise.allSettled(both);
  assert.ok(ended.some(({ status }) => status === 'rejected'));
  for (const session of [one, other]) await session.query('ROLLBACK; SELECT pg_stat_force_next_flush()');
}

test('temporary files are counted between two looks, and an hour at least', async () => {
  const samples = await measured('temp-bytes');
  await query(`SET work_mem = '64kB'; SELECT count(*) FROM (SELECT g FROM generate_series(1, 60000) g ORDER BY -g) s;
               SELECT pg_stat_force_next_flush()`);
  const found = only(await seen('temp-files', { samples }, { tempBytesPerHour: 100_000 }));
  assert.ok(Number(found.values['bytes']) > 100_000);
  assert.equal(found.values['bytesPerHour'], found.values['bytes']);
  assert.deepEqual(await seen('temp-files', { samples }), []);
});

test('forced checkpoints are a finding, a single one is not', async () => {
  const samples = await measured('checkpoints-timed', 'checkpoints-requested');
  await query('CHECKPOINT');
  assert.deepEqual(await seen('checkpoints', { samples }), []);
  for (const id of [1, 2]) await query(`CREATE TABLE forced_${id} (id int); CHECKPOINT`);
  const found = only(await seen('checkpoints', { samples }));
  assert.ok(Number(found.values['requested']) >= 3);
  assert.match(say(found.text), /were forced \(\d+ %\): max_wal_size is 1 GB/);
});

test('the write-ahead log is told by the day, and its directory against what the settings allow', async () => {
  const samples = await measured('wal-written-bytes');
  const outcome = await later(target, 'wal', { samples });
  assert.match(outcome.state === 'ok' && outcome.examined ? say(outcome.examined) : '', /on the disk, .* a day/);
  const found = only(await findingsOf(targetAt(url, { walDirectoryFactor: 0 }), 'wal'));
  assert.equal(found.values['settingsBytes'], 1024 ** 3);
});

test('a sequence is measured by the column it fills', async () => {
  await query(`
    CREATE TABLE narrow (id serial PRIMARY KEY); SELECT setval('narrow_id_seq', 1200000000);
    CREATE TABLE near (id serial PRIMARY KEY); SELECT setval('near_id_seq', 1800000000);
    CREATE TABLE tiny (id smallint GENERATED ALWAYS AS IDENTITY); SELECT setval('tiny_id_seq', 25000);
    CREATE TABLE wide (id bigserial); SELECT setval('wide_id_seq', 3000000000);
    CREATE SEQUENCE "My ""Seq" MAXVALUE 100; SELECT setval('"My ""Seq"', 95);
    CREATE SEQUENCE down INCREMENT -1 MINVALUE -10 MAXVALUE -1; SELECT setval('down', -9);
    CREATE SEQUENCE round MAXVALUE 10 CYCLE; SELECT setval('round', 10);
    CREATE TABLE hidden (id int DEFAULT nextval('wide_id_seq'));
    CREATE SEQUENCE apart; CREATE TABLE given (id int); ALTER SEQUENCE apart OWNED BY given.id; SELECT setval('apart', 2000000000);
    CREATE TABLE fine (id serial); SELECT setval('fine_id_seq', 1000000000)`);
  const found = await findingsOf(target, 'sequences');
  assert.deepEqual(Object.fromEntries(found.map(({ subject, severity }) => [subject, severity])), {
    'public.My "Seq': 'critical',
    'public.apart': 'critical',
    'public.down': 'critical',
    'public.narrow_id_seq': 'warning',
    'public.near_id_seq': 'critical',
    'public.tiny_id_seq': 'warning',
  });
  assert.match(say(found.find(({ subject }) => subject === 'public.apart')!.text), /public\.given\.id \(integer\)/);
});

test('a sequence that somebody holds is skipped and said, not waited for', async () => {
  const holder = await openSession(url, 'server-holder');
  await holder.query('BEGIN; ALTER SEQUENCE apart RESTART');
  const outcome = await outcomeOf(target, 'sequences');
  assert.ok(outcome.state === 'finding' && outcome.examined);
  assert.match(say(outcome.examined), /9 sequences; skipped: 1 locked, 0 without/);
  await holder.query('ROLLBACK');
});

test('a setting that moved is told, with its value only if that is a number or a word', async () => {
  const first = await measured('setting-fingerprint');
  assert.deepEqual(await seen('settings-drift', { samples: first }), []);
  const database = new URL(url).pathname.slice(1);
  await query(
    `ALTER DATABASE ${database} SET work_mem = '7MB'; ALTER DATABASE ${database} SET default_text_search_config = 'pg_catalog.german'`,
  );
  const moved = await seen('settings-drift', { samples: first });
  assert.deepEqual(
    moved.map(({ subject }) => subject),
    ['default_text_search_config', 'work_mem'],
  );
  assert.match(say(moved[1]!.text), /work_mem changed since the last look: now 7168 \(kB\)/);
  assert.doesNotMatch(JSON.stringify(moved), /german/);
  const second = { samples: await measured('setting-fingerprint'), findings: moved };
  assert.equal((await seen('settings-drift', second)).length, 2, 'told for a day');
  assert.deepEqual(await seen('settings-drift', { ...second, minutes: 25 * 60 }), []);
  await query(`ALTER DATABASE ${database} RESET work_mem`);
  const back = only(await seen('settings-drift', { samples: second.samples }));
  assert.match(say(back.text), /work_mem went back to its default/);
});

test('an extension behind the files of the server is told with its statement', async () => {
  await query(`CREATE EXTENSION pg_stat_statements VERSION '1.10'`);
  const found = only(await findingsOf(target, 'extension-age'));
  assert.equal(found.subject, 'pg_stat_statements');
  assert.equal(found.values['sql'], 'ALTER EXTENSION pg_stat_statements UPDATE;');
  await query('ALTER EXTENSION pg_stat_statements UPDATE');
  assert.deepEqual(await findingsOf(target, 'extension-age'), []);
});

test('a collation that the library sorts differently now is found', async () => {
  assert.deepEqual(await findingsOf(target, 'collation-version'), []);
  const database = new URL(url).pathname.slice(1);
  await query(
    `CREATE COLLATION moved FROM "und-x-icu"; UPDATE pg_collation SET collversion = '1' WHERE collname = 'moved'`,
  );
  await query(`UPDATE pg_database SET datcollversion = '1.2' WHERE datname = '${database}'`);
  const found = await findingsOf(target, 'collation-version');
  assert.deepEqual(
    found.map(({ subject, severity }) => `${subject} ${severity}`),
    [' critical', 'public.moved warning'],
  );
  assert.equal(found[0]?.values['sql'], `ALTER DATABASE ${database} REFRESH COLLATION VERSION;`);
});

test('checksums are not checked where they are off', async () => {
  const outcome = await outcomeOf(target, 'checksum-failures');
  const [{ on } = { on: '' }] = (await query(`SELECT current_setting('data_checksums') AS on`)).rows as {
    on: string;
  }[];
  assert.equal(outcome.state, on === 'on' ? 'ok' : 'not-checked');
});

test('releases are counted by the calendar, as a lower bound', async () => {
  const days = plannedReleases(new Date('2025-09-25'), new Date('2026-06-01')).map((day) =>
    day.toISOString().slice(0, 10),
  );
  assert.deepEqual(days, ['2025-11-13', '2026-02-12', '2026-05-14']);
  const at = (day: string) => outcomeOf(target, 'minor-version', new Date(day));
  assert.equal((await at('2025-10-01')).state, 'ok');
  const old = await at('2028-06-01');
  assert.ok(old.state === 'finding' && Number(old.findings[0]?.values['releasesBehind']) > 5);
});

test('the pool is sized by the time at work, with its inputs', async () => {
  const none: Sample[] = (await measured('active-ms')).map((sample) => ({ ...sample, value: 0 }));
  const sessions = await Promise.all([1, 2, 3].map((n) => openSession(url, `server-idle-${n}`)));
  assert.deepEqual(await seen('pool-size', { samples: none }), []);
  const outcome = await later(target, 'pool-size', { samples: none });
  const about = outcome.state === 'ok' && outcome.examined ? say(outcome.examined) : '';
  assert.match(about, /^2 would do: [\d.]+ at work on average over 5 min, 0 now, × 1\.5; \d+ open$/);
  const many = await Promise.all([4, 5, 6, 7, 8, 9].map((n) => openSession(url, `server-idle-${n}`)));
  const found = only(await seen('pool-size', { samples: none }, { idleConnections: 5 }));
  assert.equal(found.severity, 'info');
  assert.equal(found.values['enough'], 2);
  for (const session of [...sessions, ...many]) await session.end();
});
