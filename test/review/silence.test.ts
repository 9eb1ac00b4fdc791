// A report that does not come is missed by nobody who is not told: neither a wrong clock nor a bug silences it unseen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perform } from '../../src/jobs/requests/perform.ts';
import { tick } from '../../src/jobs/watch/tick.ts';
import { saveRequest } from '../../src/state/requests.ts';
import { keptLog } from '../servers/quiet-log.ts';
import { asked, losingQueue, PLANS, told } from '../jobs/ledger-parts.ts';
import { stage } from '../jobs/ledger-stage.ts';

const place = await stage(['book']);
const { pool, parts } = place;

async function leaseOver(id: string): Promise<void> {
  await pool.query("UPDATE aegis.request SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
}

async function saved(key: string, period: Record<string, string>): Promise<string> {
  const clock = { verb: 'report', via: 'clock', by: { id: 'clock' }, args: period } as const;
  return (await saveRequest(pool, { ...asked(key), ...clock })) ?? '';
}

test('a due report that cannot be made is said in its channel, with a reference, after the last attempt', async () => {
  const id = await saved('broken', { kind: 'daily', channel: PLANS, period: 'daily:2026-11-24' });
  const broken = { ...parts, systems: [], log: keptLog() };
  for (const _ of [1, 2]) {
    await assert.rejects(perform(broken, id));
    assert.deepEqual(await told(pool, `request:${id}`), [], 'it is tried again first');
    await leaseOver(id);
  }
  await perform(broken, id);
  const [said] = await told(pool, `request:${id}`);
  assert.match(said?.bodies[0]?.text ?? '', /2026-11-24.*Reference: [0-9a-f]{6}/);
  const { rows } = await pool.query<{ place: object }>('SELECT place FROM aegis.outbox WHERE key = $1', [
    `request:${id}`,
  ]);
  assert.deepEqual(rows[0]?.place, { kind: 'channel', channel: PLANS });
});

test('only the bell itself is the clock, whatever a person calls themselves', async () => {
  const id = (await saveRequest(pool, { ...asked('posing'), verb: 'check', by: { id: 'clock' } })) ?? '';
  await perform(parts, id);
  assert.equal((await told(pool, `request:${id}`)).length, 1, 'it was answered as anybody is');
});

test('a clock that was years ahead once does not silence the reports of the right one', async () => {
  const channel = {
    id: 'C0REPORTS',
    language: 'en',
    zone: 'UTC',
    reports: ['daily'],
    plans: false,
    alerts: false,
  } as const;
  const bell = { pool, queue: losingQueue, fleet: { ...parts.fleet, channels: [channel] } };
  const days = ['2026-11-20T10:00:00Z', '2031-01-01T10:00:00Z', '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z'];
  for (const day of days) await tick(bell, new Date(day));
  const { rows } = await pool.query<{ period: string }>(
    "SELECT args->>'period' AS period FROM aegis.request WHERE args->>'channel' = 'C0REPORTS' ORDER BY id",
  );
  assert.deepEqual(
    rows.map(({ period }) => period),
    ['daily:2026-11-20', 'daily:2031-01-01', 'daily:2026-11-21', 'daily:2026-11-22'],
  );
});
