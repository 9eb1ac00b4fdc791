// The fleet file: every problem is listed at once, with its place and how to mend it, and no secret is ever shown.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { loadFleet, type Loaded } from '../../src/config/load.ts';
import type { KnownSystem } from '../../src/config/targets.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { literal } from '../../src/core/words.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';

const store = {
  kind: 'store',
  connection: z.strictObject({
    url: z.string().regex(/^store:\/\//, 'expected store://host'),
    password: z.string().optional(),
    tls: z.boolean().optional(),
    token: z.union([z.literal('none'), z.strictObject({ file: z.string() })]).optional(),
  }) as unknown as z.ZodType<JsonObject>,
  thresholds: { idleSeconds: 60, memoryPercent: 80 },
  checks: [{ id: 'store.memory', facet: 'capacity', title: literal('memory') }],
} satisfies KnownSystem;

const folder = temporaryFolder('fleet');

function loaded(yaml: string, env: Record<string, string> = {}): Loaded {
  const path = join(folder, 'aegis.yml');
  writeFileSync(path, yaml);
  return loadFleet({ path, env, systems: [store] });
}

function fleet(yaml: string, env?: Record<string, string>) {
  const result = loaded(yaml, env);
  assert('fleet' in result, JSON.stringify(result));
  return result.fleet;
}

function problems(yaml: string): readonly string[] {
  const result = loaded(yaml);
  assert('problems' in result, 'the file was accepted');
  return result.problems.map(({ path, text, mend }) => `${path}: ${text}. ${mend}`);
}

test('an empty file is a fleet of nothing, with nobody in it', () => {
  const { targets, people, schedules, policy, checkEveryMinutes, planExpiresHours } = fleet('');
  assert.deepEqual(targets, []);
  assert.deepEqual(people, { viewer: [], operator: [], approver: [] });
  assert.deepEqual(schedules.weekly, { at: '09:00', weekday: 1 });
  assert.equal(policy.high.approvals, 2);
  assert.deepEqual([checkEveryMinutes, planExpiresHours], [5, 24]);
});

test('a secret comes from the environment', () => {
  const { targets } = fleet(
    'targets: [{ name: a, kind: store, url: "store://${HOST}:1", password: "${A_PASSWORD}" }]',
    { HOST: 'a.example', A_PASSWORD: 'p$&w' },
  );
  assert.deepEqual(targets[0]?.connection, { url: 'store://a.example:1', password: 'p$&w' });
});

test('a fleet cannot be changed after it was read', () => {
  const { people } = fleet('people: { operator: [U1] }');
  assert.throws(() => (people.operator as string[]).push('U2'), TypeError);
});

test('a policy overrides only what it names', () => {
  const { policy } = fleet('policy: { medium: { approvals: 2 } }');
  assert.deepEqual(policy.medium, {
    approvals: 2,
    role: 'approver',
    requesterMayApprove: false,
    typedConfirmation: false,
  });
});

test('a report can be switched off', () => {
  const { schedules } = fleet('schedules: { weekly: off, monthly: { at: "10:30", day: 28 } }');
  assert.deepEqual(schedules, { daily: { at: '09:00' }, weekly: null, monthly: { at: '10:30', day: 28 } });
});

test('channels, windows and mutes are meant in the fleet’s zone and language', () => {
  const { channels, windows, mutes } = fleet(`
zone: Asia/Seoul
language: ko
targets: [{ name: a, kind: store, url: store:// }]
channels: [{ id: C1, zone: Europe/Berlin }, { id: C2 }]
windows: [{ name: night, from: "02:00", to: "05:00" }]
mutes: [{ finding: a/store.memory, until: 2027-01-31T18:00, reason: moving }]`);
  assert.deepEqual(
    channels.map(({ zone, language }) => [zone, language]),
    [
      ['Europe/Berlin', 'ko'],
      ['Asia/Seoul', 'ko'],
    ],
  );
  assert.deepEqual([windows[0]?.zone, windows[0]?.days.length], ['Asia/Seoul', 7]);
  assert.equal(mutes[0]?.until, '2027-01-31T09:00:00.000Z');
});

test('every problem is listed at once', () => {
  const listed = problems(`
langauge: ko
zone: Korea
tagets: []
channels: [{ id: ops, reports: [dayly] }]
people: { operator: [alice], aprover: [] }
schedules: { daily: { at: 9 }, weekly: of }
policy: { medium: { approvals: 0, role: viewer } }
windows: [{ name: night, targets: [b], days: [monday], from: 2:00, to: "05:00" }]
mutes: [{ finding: b/store.memory, until: forever, reason: " " }]
checkEveryMinutes: 0
targets:
  - { name: A_1, kind: store, url: "store://x" }
  - { name: a, kind: stroe, url: "store://x" }
  - { name: b, kind: store, url: "store://\${NOT_SET}" }
  - { name: b, kind: store, ulr: x, thresholds: { idelSeconds: 1 }, disable: [store.memry] }
  - { name: c, kind: store, url: "other://x", tls: yes-please, channel: general }
`);
  const expected = [
    /^langauge: unknown key "langauge"\. Did you mean "language"\?/,
    /^tagets: unknown key "tagets"\. Did you mean "targets"\?/,
    /^zone: "Korea" is not a time zone\. Write its IANA name/,
    /^channels\[0\]\.id: "ops" is not a channel id/,
    /^channels\[0\]\.reports\[0\]: "dayly" is not known\. Did you mean "daily"\?/,
    /^people\.operator\[0\]: "alice" is not a person/,
    /^people\.aprover: unknown key "aprover"\. Did you mean "approver"\?/,
    /^schedules\.daily\.at: is not text/,
    /^schedules\.weekly: "of" is not known/,
    /^policy\.medium\.approvals: is too small\. At least 1/,
    /^policy\.medium\.role: "viewer" is not known\. There are: operator, approver/,
    /^windows\[0\]\.days\[0\]: "monday" is not known\. .*mon, tue/,
    /^windows\[0\]\.from: "2:00" is not a time of day\. Write it as "09:00"/,
    /^mutes\[0\]\.until: "forever" is not a date or a time/,
    /^mutes\[0\]\.reason: " " is not a reason/,
    /^checkEveryMinutes: is too small\. At least 1/,
    /^targets\[0\]\.name: "A_1" is not a name/,
    /^targets\[1\]\.kind: "stroe" is no kind of target\. Did you mean "store"\? There are: store/,
    /^targets\[2\]\.url: the environment has no NOT_SET/,
    /^targets\[3\]\.name: "b" is the name of targets\[2\] too/,
    /^targets\[3\]\.url: is missing\. Write text/,
    /^targets\[3\]\.ulr: unknown key "ulr"\. Did you mean "url"\? There are: url, password, tls, token/,
    /^targets\[3\]\.thresholds\.idelSeconds: store has no threshold "idelSeconds"\. Did you mean "idleSeconds"/,
    /^targets\[3\]\.disable\[0\]: store has no check "store\.memry"\. Did you mean "store\.memory"/,
    /^targets\[4\]\.url: is not what may stand here\. Write store:\/\/host\.$/,
    /^targets\[4\]\.tls: is not true or false/,
    /^targets\[4\]\.channel: "general" is not a channel id/,
  ];
  for (const one of expected)
    assert(
      listed.some((line) => one.test(line)),
      `${one}\n${listed.join('\n')}`,
    );
  assert.equal(listed.length, expected.length, listed.join('\n'));
});

test('a window or a mute that names no target is refused, not ignored', () => {
  assert.deepEqual(
    problems(
      '{ windows: [{ name: n, targets: [b], from: "02:00", to: "05:00" }], targets: [{ name: a, kind: store, url: store:// }] }',
    ),
    ['windows[0].targets[0]: no target "b". Did you mean "a"? There are: a.'],
  );
});

test('the environment is read in connections only', () => {
  assert.deepEqual(problems('people: { operator: ["${OPERATOR}"] }').length, 2);
  assert.match(problems('zone: "${ZONE}"').join('\n'), /zone: the environment is not read here/);
});

test('no value of a connection is ever shown', () => {
  const listed = problems(
    'targets: [{ name: a, kind: store, url: "other://u:hunter2@x", password: [hunter2], tls: hunter2, token: hunter2 }]',
  );
  assert.equal(listed.length, 4);
  assert.doesNotMatch(listed.join('\n'), /hunter2/);
});

test('broken YAML is answered with its line', () => {
  assert.match(problems('targets:\n  - name: [')[0] ?? '', /aegis\.yml: .*line \d/);
  assert.match(problems('- a')[0] ?? '', /is not a fleet file/);
  assert.match(problems('zone: UTC\nzone: UTC')[0] ?? '', /keys must be unique/);
});

test('a file that is not there is a problem, not a crash', () => {
  const result = loadFleet({ path: join(folder, 'none.yml'), env: {}, systems: [] });
  assert('problems' in result && /cannot be read \(ENOENT\)/.test(result.problems[0]?.text ?? ''));
});
