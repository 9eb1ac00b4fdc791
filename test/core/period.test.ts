// Periods: each calendar period once, in every zone, over summer time, week 53, leap days and month ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestPeriod, nextPeriod, type Period, type Schedule } from '../../src/core/period.ts';
import type { ReportKind } from '../../src/core/report.ts';

const HOUR_MS = 3_600_000;
const zones = ['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago'];
const nine: Schedule = { at: '09:00' };

function said({ id, due }: Period): string {
  return `${id} ${due.toISOString()}`;
}

function latest(kind: ReportKind, schedule: Schedule, zone: string, now: string): string {
  return said(latestPeriod(kind, schedule, { zone, now: new Date(now) }));
}

function next(kind: ReportKind, schedule: Schedule, zone: string, now: string): string {
  return said(nextPeriod(kind, schedule, { zone, now: new Date(now) }));
}

test('a period is due at its minute and not before', () => {
  const before = latest('daily', nine, 'Asia/Seoul', '2026-11-23T23:59:59.999Z');
  assert.equal(before, 'daily:2026-11-23 2026-11-23T00:00:00.000Z');
  const at = latest('daily', nine, 'Asia/Seoul', '2026-11-24T00:00:00.000Z');
  assert.equal(at, 'daily:2026-11-24 2026-11-24T00:00:00.000Z');
  assert.equal(
    next('daily', nine, 'Asia/Seoul', '2026-11-24T00:00:00.000Z'),
    'daily:2026-11-25 2026-11-25T00:00:00.000Z',
  );
});

test('nine o’clock stays nine o’clock over summer time, both ways', () => {
  const times = ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'].map((day) =>
    latest('daily', nine, 'Europe/Berlin', `${day}T12:00:00Z`),
  );
  assert.deepEqual(times, [
    'daily:2026-03-28 2026-03-28T08:00:00.000Z',
    'daily:2026-03-29 2026-03-29T07:00:00.000Z',
    'daily:2026-10-24 2026-10-24T07:00:00.000Z',
    'daily:2026-10-25 2026-10-25T08:00:00.000Z',
  ]);
});

test('a time that summer time skips is due at the end of the gap', () => {
  const half: Schedule = { at: '02:30' };
  assert.equal(
    latest('daily', half, 'Europe/Berlin', '2026-03-29T12:00:00Z'),
    'daily:2026-03-29 2026-03-29T01:00:00.000Z',
  );
  // Lord Howe skips only half an hour, from 02:00 to 02:30.
  const quarter: Schedule = { at: '02:15' };
  assert.equal(
    latest('daily', quarter, 'Australia/Lord_Howe', '2026-10-04T12:00:00Z'),
    'daily:2026-10-04 2026-10-03T15:30:00.000Z',
  );
});

test('a time that comes twice is due at the first', () => {
  const half: Schedule = { at: '02:30' };
  assert.equal(
    latest('daily', half, 'Europe/Berlin', '2026-10-25T12:00:00Z'),
    'daily:2026-10-25 2026-10-25T00:30:00.000Z',
  );
  const one: Schedule = { at: '01:30' };
  assert.equal(
    latest('daily', one, 'America/New_York', '2026-11-01T12:00:00Z'),
    'daily:2026-11-01 2026-11-01T05:30:00.000Z',
  );
});

test('a week is named by its ISO year, also the 53rd', () => {
  assert.equal(latest('weekly', nine, 'UTC', '2027-01-03T12:00:00Z'), 'weekly:2026-W53 2026-12-28T09:00:00.000Z');
  assert.equal(latest('weekly', nine, 'UTC', '2027-01-04T09:00:00Z'), 'weekly:2027-W01 2027-01-04T09:00:00.000Z');
  assert.equal(latest('weekly', nine, 'UTC', '2025-01-02T12:00:00Z'), 'weekly:2025-W01 2024-12-30T09:00:00.000Z');
  assert.equal(next('weekly', nine, 'UTC', '2026-12-28T08:00:00Z'), 'weekly:2026-W53 2026-12-28T09:00:00.000Z');
});

test('a weekly report may come on any weekday', () => {
  const sunday: Schedule = { at: '18:00', weekday: 7 };
  assert.equal(latest('weekly', sunday, 'UTC', '2026-11-23T00:00:00Z'), 'weekly:2026-W47 2026-11-22T18:00:00.000Z');
  assert.equal(next('weekly', sunday, 'UTC', '2026-11-23T00:00:00Z'), 'weekly:2026-W48 2026-11-29T18:00:00.000Z');
});

test('a month is counted from its day, also from the 31st and over a leap day', () => {
  assert.equal(latest('monthly', nine, 'UTC', '2026-03-31T12:00:00Z'), 'monthly:2026-03 2026-03-01T09:00:00.000Z');
  const last: Schedule = { at: '09:00', day: 28 };
  assert.equal(latest('monthly', last, 'UTC', '2026-03-01T00:00:00Z'), 'monthly:2026-02 2026-02-28T09:00:00.000Z');
  assert.equal(next('monthly', last, 'UTC', '2026-01-31T00:00:00Z'), 'monthly:2026-02 2026-02-28T09:00:00.000Z');
  assert.equal(latest('daily', nine, 'UTC', '2028-02-29T10:00:00Z'), 'daily:2028-02-29 2028-02-29T09:00:00.000Z');
  assert.equal(latest('daily', nine, 'UTC', '2028-03-01T08:00:00Z'), 'daily:2028-02-29 2028-02-29T09:00:00.000Z');
});

for (const zone of zones) {
  for (const at of ['00:00', '02:30']) {
    test(`two years of days at ${at} in ${zone} come once each, in order`, () => {
      const seen = periodsFrom('daily', { at }, { zone, start: '2026-01-01T12:00:00Z', steps: 2 * 365 });
      assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
      for (const [index, { due }] of seen.entries()) {
        const before = seen[index - 1];
        if (before === undefined) continue;
        const hours = (due.getTime() - before.due.getTime()) / HOUR_MS;
        assert(hours >= 23 && hours <= 25, `${before.id} to ${due.toISOString()}: ${hours} h`);
      }
    });
  }

  for (const kind of ['weekly', 'monthly'] as const) {
    test(`the latest ${kind} period in ${zone} is the one before the next, at any hour`, () => {
      const schedule = { at: '09:00', weekday: 3, day: 15 };
      for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2027-03-01T00:00:00Z'); at += 11 * HOUR_MS) {
        const now = new Date(at);
        const latest = latestPeriod(kind, schedule, { zone, now });
        const next = nextPeriod(kind, schedule, { zone, now });
        assert(latest.due <= now && now < next.due, `${latest.id} ${now.toISOString()} ${next.id}`);
        assert.deepEqual(latestPeriod(kind, schedule, { zone, now: next.due }), next);
      }
    });
  }
}

interface Walk {
  readonly zone: string;
  readonly start: string;
  readonly steps: number;
}

function periodsFrom(kind: ReportKind, schedule: Schedule, { zone, start, steps }: Walk): Period[] {
  const seen: Period[] = [];
  let now = new Date(start);
  for (let step = 0; step < steps; step += 1) {
    const period = nextPeriod(kind, schedule, { zone, now });
    seen.push(period);
    now = period.due;
  }
  return seen;
}
