// The state does not grow for ever, and nothing that may still be needed goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAlert } from '../../src/state/alerts.ts';
import { putMessage } from '../../src/state/outbox.ts';
import { expireOld } from '../../src/state/retention.ts';
import { saveRequest } from '../../src/state/requests.ts';
import { literal } from '../../src/core/words.ts';
import { asked, PLANS } from '../jobs/ledger-parts.ts';
import { proposed, ran, stage } from '../jobs/ledger-stage.ts';
import { step } from '../jobs/ledger-system.ts';

const place = await stage(['over', 'open']);
const { pool } = place;

async function put(key: string, thread?: string): Promise<void> {
  const message = { key, place: { kind: 'channel', channel: PLANS }, bodies: [{ text: key }] } as const;
  await putMessage(pool, thread === undefined ? message : { ...message, thread });
}

async function keys(table: 'outbox' | 'request' | 'report', column: 'key' | 'id'): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(`SELECT ${column} AS name FROM aegis.${table} ORDER BY 1`);
  return rows.map(({ name }) => name);
}

test('messages go after two months, but for those of open changes and alerts and those that others wait for', async () => {
  const steps = [step('ledger.add', { token: 'a' })];
  const over = await ran(place, 'over', { steps });
  const open = await proposed(place, 'open', { steps });
  const finding = { check: 'ledger.level', target: 'open', subject: 'x', severity: 'critical', values: {} } as const;
  const alert = await openAlert(pool, { ...finding, text: literal('x') }, new Date().toISOString());
  for (const key of ['old', 'root', `alert:${alert.id}:${PLANS}`]) await put(key);
  await put('waits', 'root');
  await pool.query(
    "UPDATE aegis.outbox SET state = 'sent', updated_at = now() - interval '61 days' WHERE key <> 'waits'",
  );
  await put('new');
  await expireOld(pool);
  const kept = await keys('outbox', 'key');
  assert.deepEqual(
    kept.filter((key) => !key.startsWith(`change:${open.id}:`)),
    [`alert:${alert.id}:${PLANS}`, 'new', 'root', 'waits'],
  );
  assert.ok(kept.some((key) => key.startsWith(`change:${open.id}:card:`)));
  const changes = await pool.query('SELECT FROM aegis.change WHERE id = $1', [over.id]);
  assert.equal(changes.rows.length, 1, 'the change itself is history');
});

test('requests go a month after their answer, and never before it', async () => {
  for (const key of ['done', 'open', 'fresh']) await saveRequest(pool, asked(key));
  await pool.query("UPDATE aegis.request SET state = 'done', ended_at = now() WHERE key <> 'open'");
  await pool.query("UPDATE aegis.request SET at = now() - interval '31 days' WHERE key <> 'fresh'");
  await pool.query("UPDATE aegis.request SET ended_at = now() - interval '31 days' WHERE key = 'done'");
  await expireOld(pool);
  assert.deepEqual(await keys('request', 'key'), ['fresh', 'open']);
});

test('a report that was asked for goes after its link, a scheduled one after its anniversary', async () => {
  const text = `INSERT INTO aegis.report (id, kind, channel, language, zone, at, body)
                VALUES ($1, 'daily', $2, 'en', 'UTC', now() - make_interval(days => $3), '{}')`;
  for (const [id, channel, days] of [
    ['asked', null, 36],
    ['linked', null, 29],
    ['posted', 'C1', 399],
    ['ancient', 'C1', 401],
  ] as const) {
    await pool.query(text, [id, channel, days]);
  }
  await expireOld(pool);
  assert.deepEqual(await keys('report', 'id'), ['linked', 'posted']);
});
