// The inbox: one envelope is one request, one job and one answer, whoever dies meanwhile.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { NewRequest } from '../../src/core/request.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { perform } from '../../src/jobs/requests/perform.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import type { Db, Pool } from '../../src/state/db.ts';
import { claimRequest, saveRequest } from '../../src/state/requests.ts';
import { child } from './child.ts';
import type { Visit } from './inbox-process.ts';
import { asked, filled, told, until } from './ledger-parts.ts';
import { stage } from './ledger-stage.ts';
import { step } from './ledger-system.ts';

const place = await stage(['book', 'other']);
const { pool, parts } = place;

function visitor(visit: Omit<Visit, 'database' | 'ledger'>) {
  return child({ database: place.database, ledger: place.ledger, ...visit }, 'inbox-process.ts');
}

async function saved(key: string, other: Partial<NewRequest> = {}): Promise<string> {
  return (await saveRequest(pool, { ...asked(key), ...other })) ?? '';
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await pool.query<{ state: string }>('SELECT state FROM aegis.request WHERE id = $1', [id])).rows[0]?.state;
}

/** The lease is over, as if its time had passed. */
async function leaseOver(id: string): Promise<void> {
  await pool.query("UPDATE aegis.request SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
}

/** Parts whose pool does this before every statement with that text. */
function interrupted(text: string, act: () => void): Parts {
  const broken = (db: Db): Db => ({
    query: async (sql, values) => {
      if (sql.includes(text)) act();
      return db.query(sql, values);
    },
  });
  const through: Pool = {
    ...broken(pool),
    transaction: (run) => pool.transaction((db) => run(broken(db))),
    end: pool.end,
  };
  return { ...parts, pool: through };
}

test('the same envelopes twice from two processes are one request, one job and one answer each', async (t) => {
  const queue = await openQueue({ url: place.database, supervise: false, onError: () => undefined });
  after(() => queue.stop());
  const keys = Array.from({ length: 25 }, (_, n) => `envelope:${n}`);
  const doors = [visitor({ keys }), visitor({ keys })];
  await Promise.all(doors.map(({ ended }) => ended));
  const accepted = doors.flatMap(({ lines }) => lines.map(({ text }) => Number(text)));
  assert.equal(
    accepted.reduce((all, next) => all + next, 0),
    keys.length,
    'each is accepted once',
  );
  const jobs = await pool.query<{ id: string }>("SELECT data->>'id' AS id FROM aegis_queue.job WHERE name = 'request'");
  const rows = await pool.query<{ id: string }>("SELECT id::text FROM aegis.request WHERE key LIKE 'envelope:%'");
  assert.deepEqual(jobs.rows.map(({ id }) => id).toSorted(), rows.rows.map(({ id }) => id).toSorted());
  const workers = [visitor({}), visitor({})];
  const open = "SELECT FROM aegis.request WHERE state IN ('new', 'working')";
  await until('all are answered', async () => (await pool.query(open)).rows.length === 0);
  const answers = await told(pool, 'request:');
  assert.deepEqual(answers.map(({ key }) => key).toSorted(), rows.rows.map(({ id }) => `request:${id}`).toSorted());
  const attempts = await pool.query<{ most: number }>('SELECT max(attempts) AS most FROM aegis.request');
  assert.equal(attempts.rows[0]?.most, 1, 'none is done twice');
  for (const worker of workers) worker.kill('SIGKILL');
  assert.deepEqual(
    workers.flatMap(({ complaints }) => complaints),
    [],
  );
  t.diagnostic(`${keys.length} envelopes, ${keys.length * 4} deliveries`);
});

test('a door that dies between the row and its job has accepted nothing, and the next one has it whole', async () => {
  const keys = ['torn'];
  const { signal } = await visitor({ keys, diesBeforeJob: true }).ended;
  assert.equal(signal, 'SIGKILL');
  const row = "SELECT FROM aegis.request WHERE key = 'torn'";
  assert.equal((await pool.query(row)).rows.length, 0);
  await visitor({ keys }).ended;
  assert.equal((await pool.query(row)).rows.length, 1);
  const job = "SELECT FROM aegis_queue.job j JOIN aegis.request r ON j.data->>'id' = r.id::text WHERE r.key = 'torn'";
  assert.equal((await pool.query(job)).rows.length, 1);
});

test('a worker that dies after its deed and before its answer leaves one deed, and another gives the one answer', async () => {
  const args = filled('book', { steps: [step('ledger.add', { token: 'a' })] });
  const id = await saved('died', { verb: 'optimize', args });
  const dying = interrupted('SET state = $3, answer', () => {
    throw new Error('dead');
  });
  await assert.rejects(perform(dying, id), /dead/);
  assert.equal(await stateOf(id), 'working');
  assert.deepEqual(await told(pool, `request:${id}`), []);
  await leaseOver(id);
  await Promise.all([perform(parts, id), perform(parts, id), perform(parts, id)]);
  assert.equal(await stateOf(id), 'done');
  assert.equal((await told(pool, `request:${id}`)).length, 1);
  const { rows } = await pool.query("SELECT FROM aegis.change WHERE target = 'book'");
  assert.equal(rows.length, 1);
});

test('a worker that stood still past its lease adds no answer to the one that was given', async () => {
  const id = await saved('still');
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const people: Parts['people'] = {
    ...parts.people,
    member: async (who) => {
      reached.resolve();
      await gate.promise;
      return parts.people.member(who);
    },
  };
  const still = perform({ ...parts, people, now: () => new Date(0) }, id);
  await reached.promise;
  await leaseOver(id);
  await perform(parts, id);
  const [answer] = await told(pool, `request:${id}`);
  gate.resolve();
  assert.equal(await still, undefined, 'it was not its to answer');
  assert.deepEqual(await told(pool, `request:${id}`), [answer]);
});

test('a request that takes long keeps its lease', async () => {
  const id = await saved('long');
  const gate = Promise.withResolvers<void>();
  const people: Parts['people'] = {
    ...parts.people,
    member: (who) => gate.promise.then(() => parts.people.member(who)),
  };
  const slow = perform({ ...parts, people }, id);
  const leaseUntil = async () => {
    const { rows } = await pool.query<{ at: Date }>('SELECT lease_until AS at FROM aegis.request WHERE id = $1', [id]);
    return rows[0]?.at?.getTime();
  };
  const first = await until('it is claimed', leaseUntil);
  await until('its lease is renewed', async () => ((await leaseUntil()) ?? 0) > first, 20_000);
  gate.resolve();
  await slow;
  assert.equal(await stateOf(id), 'done');
});

test('trouble with our own database is not told as an answer; the request is done when it is back', async () => {
  const id = await saved('away');
  const away = interrupted('FROM aegis.freeze', () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  await pool.query("UPDATE aegis.request SET verb = 'status' WHERE id = $1", [id]);
  await assert.rejects(perform(away, id), /ECONNREFUSED/);
  assert.deepEqual(await told(pool, `request:${id}`), []);
  await leaseOver(id);
  await perform(parts, id);
  assert.equal(await stateOf(id), 'done');
});

test('a request that no worker survives is given up, with an answer', async () => {
  const id = await saved('poison');
  for (let death = 0; death < 3; death += 1) {
    assert.ok(await claimRequest(pool, id, 10));
    await leaseOver(id);
  }
  await perform(parts, id);
  assert.equal(await stateOf(id), 'failed');
  assert.equal((await told(pool, `request:${id}`)).length, 1);
});
