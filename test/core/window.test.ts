// Windows: open, closed, over midnight, over summer time, and which comes next.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekdays, windowState, type Window } from '../../src/core/window.ts';

const night: Window = {
  name: 'night',
  targets: ['pg-main'],
  days: ['sun'],
  from: '02:00',
  to: '05:00',
  zone: 'Asia/Seoul',
};

function state(windows: readonly Window[], now: string, target = 'pg-main'): string {
  const found = windowState(windows, target, new Date(now));
  return found.open
    ? `open until ${found.until?.toISOString() ?? 'ever'}`
    : `${found.name} at ${found.next.toISOString()}`;
}

test('a target that no window binds may be changed at any time', () => {
  assert.equal(state([night], '2026-11-24T00:00:00Z', 'cache'), 'open until ever');
  assert.equal(state([], '2026-11-24T00:00:00Z'), 'open until ever');
});

test('a window is open from its first minute to before its end', () => {
  assert.equal(state([night], '2026-11-21T16:59:59Z'), 'night at 2026-11-21T17:00:00.000Z');
  assert.equal(state([night], '2026-11-21T17:00:00Z'), 'open until 2026-11-21T20:00:00.000Z');
  assert.equal(state([night], '2026-11-21T20:00:00Z'), 'night at 2026-11-28T17:00:00.000Z');
});

test('a window without targets binds every target', () => {
  assert.equal(
    state([{ ...night, targets: [] }], '2026-11-24T00:00:00Z', 'cache'),
    'night at 2026-11-28T17:00:00.000Z',
  );
});

test('a window over midnight belongs to the day it starts on', () => {
  const late = { ...night, days: ['sat' as const], from: '23:00', to: '01:00' };
  assert.equal(state([late], '2026-11-21T15:30:00Z'), 'open until 2026-11-21T16:00:00.000Z');
  assert.equal(state([late], '2026-11-21T16:00:00Z'), 'late at 2026-11-28T14:00:00.000Z'.replace('late', 'night'));
});

test('the nearest of several windows comes next', () => {
  const noon = { ...night, name: 'noon', days: ['mon' as const, 'wed' as const], from: '12:00', to: '13:00' };
  assert.equal(state([night, noon], '2026-11-24T00:00:00Z'), 'noon at 2026-11-25T03:00:00.000Z');
  assert.equal(state([night, noon], '2026-11-25T04:00:00Z'), 'night at 2026-11-28T17:00:00.000Z');
});

test('a window that summer time swallows opens behind the gap, as long as ever', () => {
  const gap = { ...night, from: '02:00', to: '02:30', zone: 'Europe/Berlin' };
  assert.equal(state([gap], '2026-03-29T00:00:00Z'), 'night at 2026-03-29T01:00:00.000Z');
  assert.equal(state([gap], '2026-03-29T01:10:00Z'), 'open until 2026-03-29T01:30:00.000Z');
});

test('a window is found all through a year, never later than a week', () => {
  for (const day of weekdays) {
    const window = { ...night, days: [day], zone: 'America/New_York' };
    for (let at = Date.parse('2026-01-01T00:30:00Z'); at < Date.parse('2027-01-01T00:00:00Z'); at += 25 * 3_600_000) {
      const found = windowState([window], 'pg-main', new Date(at));
      const edge = found.open ? found.until : found.next;
      assert(edge !== undefined && edge.getTime() > at && edge.getTime() - at <= 7 * 86_400_000 + 3_600_000);
    }
  }
});
