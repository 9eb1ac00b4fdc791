// The bell: each calendar period once, whatever clocks, replicas and downtime do. Real database; the time is handed in.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Fleet } from '../../src/core/fleet.ts';
import type { ReportKind } from '../../src/core/report.ts';
import { tick, type Bell } from '../../src/jobs/watch/tick.ts';
import { openPool } from '../../src/state/db.ts';
import { migrate } from '../../src/state/migrate.ts';
import { freshDatabase } from '../servers/postgres.ts';
import { ledgerFleet, losingQueue } from './ledger-parts.ts';

const MINUTE = 60_000;

interface Tower extends Bell {
  /** The reports that were asked for, in order. */
  reports(): Promise<readonly Rung[]>;
  rounds(): Promise<number>;
}

interface Rung {
  readonly period: string;
  readonly channel: string;
  readonly lateMs?: string;
  readonly downFrom?: string;
  readonly downTo?: string;
}

async function tower(zones: readonly string[], at = '09:00', kinds: readonly ReportKind[] = ['daily']): Promise<Tower> {
  const pool = openPool(await freshDatabase('tick'));
  after(() => pool.end());
  await migrate(pool);
  const schedule = { at };
  const fleet: Fleet = {
    ...ledgerFleet('', []),
    channels: zones.map((zone) => ({ id: zone, zone, language: 'en', reports: kinds, plans: false, alerts: false })),
    schedules: { daily: schedule, weekly: schedule, monthly: schedule },
  };
  const rung = "SELECT args FROM aegis.request WHERE verb = 'report' ORDER BY id";
  const rounds = "SELECT FROM aegis.request WHERE verb = 'check'";
  return {
    pool,
    fleet,
    queue: losingQueue,
    reports: async () => (await pool.query<{ args: Rung }>(rung)).rows.map(({ args }) => args),
    rounds: async () => (await pool.query(rounds)).rows.length,
  };
}

async function ringThrough(bell: Bell, from: string, to: string, stepMs: number): Promise<void> {
  for (let at = Date.parse(from); at <= Date.parse(to); at += stepMs) await tick(bell, new Date(at));
}

function at(iso: string, plusMinutes = 0): Date {
  return new Date(Date.parse(iso) + plusMinutes * MINUTE);
}

test('the first start posts the daily report alone, at once and not as late', async () => {
  const bell = await tower(['Asia/Seoul'], '09:00', ['daily', 'weekly', 'monthly']);
  await tick(bell, at('2026-11-24T04:00:00Z'));
  await tick(bell, at('2026-11-24T04:01:00Z'));
  assert.deepEqual(await bell.reports(), [{ kind: 'daily', channel: 'Asia/Seoul', period: 'daily:2026-11-24' }]);
});

test('two replicas that start first at the same time post the daily report once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const bell = await tower(['Asia/Seoul', 'Europe/Berlin'], '09:00', ['daily', 'weekly', 'monthly']);
    const now = at('2026-11-24T04:00:00Z');
    await Promise.all([tick(bell, now), tick(bell, at('2026-11-24T04:00:00Z', 0.1)), tick(bell, now)]);
    const reports = await bell.reports();
    assert.deepEqual(reports.map(({ period }) => period).toSorted(), ['daily:2026-11-23', 'daily:2026-11-24']);
    assert.ok(reports.every(({ lateMs }) => lateMs === undefined));
  }
});

test('after the first start, weeks and months come in their turn', async () => {
  const bell = await tower(['Asia/Seoul'], '09:00', ['daily', 'weekly', 'monthly']);
  await ringThrough(bell, '2026-11-24T04:00:00Z', '2026-12-01T04:00:00Z', 60 * MINUTE);
  const reports = await bell.reports();
  assert.deepEqual(
    reports.map(({ period }) => period).filter((period) => !period.startsWith('daily')),
    ['weekly:2026-W49', 'monthly:2026-12'],
  );
  assert.equal(reports.length, 8 + 2);
});

const nights = [
  { zone: 'Europe/Berlin', spring: '2026-03-29', autumn: '2026-10-25' },
  { zone: 'America/New_York', spring: '2026-03-08', autumn: '2026-11-01' },
  // No summer time: the same nights are nights like any other.
  { zone: 'Asia/Seoul', spring: '2026-03-29', autumn: '2026-10-25' },
];

test('the hour that summer time skips and the one that comes twice have one report each', async () => {
  for (const half of ['spring', 'autumn'] as const) {
    for (const { zone, [half]: day } of nights) {
      const bell = await tower([zone], '02:30');
      const noon = Date.parse(`${day}T12:00:00Z`);
      for (let minute = -48 * 60; minute < 48 * 60; minute += isNight(minute) ? 10 : 60) {
        await tick(bell, new Date(noon + minute * MINUTE));
      }
      const mine = await bell.reports();
      const periods = mine.map(({ period }) => period);
      assert.equal(new Set(periods).size, periods.length, `${zone} ${half}: none twice`);
      assert.deepEqual(periods.slice(1, -1), neighbours(day, periods.length - 2), `${zone} ${half}: none left out`);
      assert.ok(mine.every(({ lateMs }) => lateMs === undefined || Number(lateMs) <= 60 * MINUTE));
    }
  }
});

// Noon less fourteen hours to noon less three, by UTC: the small hours of that day in each of these zones.
function isNight(minute: number): boolean {
  return minute >= -14 * 60 && minute < -3 * 60;
}

// The day before, the day, the day after …
function neighbours(day: string, count: number): string[] {
  const start = Date.parse(`${day}T12:00:00Z`) - 24 * 60 * MINUTE;
  return Array.from(
    { length: count },
    (_, n) => `daily:${new Date(start + n * 24 * 60 * MINUTE).toISOString().slice(0, 10)}`,
  );
}

test('a clock that jumps half an hour, forward and back, posts nothing twice and nothing too few', async () => {
  for (const jump of [-30, 30]) {
    const bell = await tower(['Asia/Seoul']);
    await ringThrough(bell, '2026-11-22T20:00:00Z', '2026-11-23T23:50:00Z', 50 * MINUTE);
    // 08:50 in Seoul, and the clock is wrong for an hour.
    await ringThrough(
      bell,
      at('2026-11-23T23:51:00Z', jump).toISOString(),
      at('2026-11-24T00:51:00Z', jump).toISOString(),
      MINUTE,
    );
    await ringThrough(bell, '2026-11-24T00:52:00Z', '2026-11-25T01:00:00Z', 50 * MINUTE);
    assert.deepEqual(
      (await bell.reports()).map(({ period }) => period),
      ['daily:2026-11-22', 'daily:2026-11-23', 'daily:2026-11-24', 'daily:2026-11-25'],
      `by ${jump} minutes`,
    );
  }
});

test('of three missed reports only the newest comes, marked late with the time of the outage', async () => {
  const bell = await tower(['Asia/Seoul']);
  await ringThrough(bell, '2026-11-20T00:00:00Z', '2026-11-20T02:00:00Z', 10 * MINUTE);
  const back = at('2026-11-23T02:10:00Z');
  await tick(bell, back);
  const reports = await bell.reports();
  assert.deepEqual(
    reports.map(({ period }) => period),
    ['daily:2026-11-20', 'daily:2026-11-23'],
  );
  assert.deepEqual(reports[1], {
    kind: 'daily',
    channel: 'Asia/Seoul',
    period: 'daily:2026-11-23',
    lateMs: String(130 * MINUTE),
    downFrom: '2026-11-20T02:00:00.000Z',
    downTo: back.toISOString(),
  });
});

test('a clock that is set back after an outage brings no report of the days that were missed', async () => {
  const bell = await tower(['Asia/Seoul']);
  await tick(bell, at('2026-11-20T02:00:00Z'));
  await tick(bell, at('2026-11-23T00:10:00Z'));
  await ringThrough(bell, '2026-11-22T23:40:00Z', '2026-11-23T00:30:00Z', MINUTE);
  assert.deepEqual(
    (await bell.reports()).map(({ period }) => period),
    ['daily:2026-11-20', 'daily:2026-11-23'],
  );
});

test('two replicas that come back at once agree on how late they are', async () => {
  for (let round = 0; round < 5; round += 1) {
    const bell = await tower(['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'UTC']);
    await tick(bell, at('2026-11-20T02:00:00Z'));
    const back = at('2026-11-23T16:00:00Z');
    await Promise.all([tick(bell, back), tick(bell, back), tick(bell, back)]);
    const reports = (await bell.reports()).slice(4);
    assert.equal(reports.length, 4);
    for (const report of reports) assert.equal(report.downFrom, '2026-11-20T02:00:00.000Z', JSON.stringify(report));
  }
});

test('replicas that tick together all day ask for each report and each round of checks once', async () => {
  const bell = await tower(['Asia/Seoul']);
  const start = Date.parse('2026-11-24T00:00:00Z');
  for (let minute = 0; minute < 120; minute += 1) {
    const now = start + minute * MINUTE;
    await Promise.all([0, 200, 900].map((skew) => tick(bell, new Date(now + skew))));
  }
  assert.equal((await bell.reports()).length, 1);
  assert.equal(await bell.rounds(), 120 / bell.fleet.checkEveryMinutes);
});
