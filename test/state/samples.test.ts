// Samples on a real database: what is kept of them, and what the checks may know of earlier looks.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPool } from '../../src/state/db.ts';
import { migrate } from '../../src/state/migrate.ts';
import { expireOld } from '../../src/state/retention.ts';
import { pastOf } from '../../src/state/sightings.ts';
import { freshDatabase } from '../servers/postgres.ts';

const pool = openPool(await freshDatabase('samples'));
after(() => pool.end());
await migrate(pool);

const HOUR_MS = 3_600_000;

/** One sample every ten minutes of that hour, `value` counting up. */
async function hour(series: string, hoursAgo: number): Promise<void> {
  const start = Math.floor(Date.now() / HOUR_MS - hoursAgo) * HOUR_MS;
  for (let n = 0; n < 6; n += 1) {
    const at = new Date(start + n * 600_000);
    await pool.query(
      `INSERT INTO aegis.sample (target, gauge, subject, unit, value, at) VALUES ('t', $1, '', 'count', $2, $3)`,
      [series, n, at],
    );
  }
}

async function kept(series: string): Promise<readonly number[]> {
  const { rows } = await pool.query<{ value: number }>(`SELECT value FROM aegis.sample WHERE gauge = $1 ORDER BY at`, [
    series,
  ]);
  return rows.map(({ value }) => value);
}

test('after a day the first sample of each hour stays, before that all of them', async () => {
  await hour('old', 30);
  await hour('young', 3);
  await expireOld(pool);
  assert.deepEqual(await kept('old'), [0]);
  assert.deepEqual(await kept('young'), [0, 1, 2, 3, 4, 5]);
});

test('the past knows the newest of a series and since when it has been watched', async () => {
  await hour('both', 50);
  await hour('both', 2);
  const past = await pastOf(pool, 't');
  const [newest, oldest] = [past.sample('both', ''), past.oldest('both', '')];
  assert.equal(newest?.value, 5);
  assert.equal(oldest?.value, 0);
  assert.ok(Date.parse(newest?.at ?? '') - Date.parse(oldest?.at ?? '') > 47 * HOUR_MS);
  assert.equal(past.oldest('both', 'another'), undefined);
});
