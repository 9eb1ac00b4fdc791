// The sandbox's fleet: practice servers and people of its own; a user's file adds targets and rules.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxFleet } from '../../src/config/sandbox.ts';
import { channelOf } from '../../src/core/fleet.ts';

const practicePostgres = 'postgres://127.0.0.1:5432/practice';

test('the sandbox has something worth maintaining', () => {
  const fleet = sandboxFleet({ practicePostgres, practiceRedis: 'redis://127.0.0.1:6379', language: 'ko' });
  assert.deepEqual(
    fleet.targets.map(({ name, kind }) => `${name} ${kind}`),
    ['host-1 host', 'practice postgres', 'practice-cache redis'],
  );
  assert.equal(channelOf(fleet, 'C0OPS')?.language, 'ko');
  assert.deepEqual(fleet.people, { viewer: [], operator: ['U0OPERATOR'], approver: ['U0APPROVER1', 'U0APPROVER2'] });
});

test('a fleet file adds its targets and rules, and keeps its people and channels to itself', () => {
  const own = sandboxFleet({ practicePostgres, language: 'en' });
  const mine = {
    name: 'pg-mine',
    kind: 'postgres',
    connection: { url: 'postgres://mine' },
    thresholds: {},
    disable: [],
  };
  const extra = {
    ...own,
    locale: { language: 'en' as const, zone: 'Asia/Seoul' },
    targets: [
      { ...mine, channel: 'C0ELSEWHERE' },
      { ...mine, name: 'practice' },
    ],
    people: { viewer: [], operator: ['U9'], approver: ['U9'] },
    checkEveryMinutes: 1,
  };
  const merged = sandboxFleet({ practicePostgres, language: 'en', extra });
  assert.deepEqual(merged.targets, [...own.targets, mine]);
  assert.deepEqual(merged.people, own.people);
  assert.equal(merged.checkEveryMinutes, 1);
  assert.equal(channelOf(merged, 'C0OPS')?.zone, 'Asia/Seoul');
});
