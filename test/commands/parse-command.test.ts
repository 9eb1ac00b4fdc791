// What may be typed, and what is answered to a slip. Every door goes through this one parser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedCommands, commands, parseCommand } from '../../commands/index.ts';
import type { Vocabulary } from '../../src/core/command.ts';
import { Fault } from '../../src/core/fault.ts';
import { hasRole } from '../../src/core/person.ts';
import { createSay } from '../../src/core/words.ts';

const vocabulary: Vocabulary = {
  targets: [
    { name: 'pg-main', kind: 'postgres' },
    { name: 'pg-reports', kind: 'postgres' },
    { name: 'cache', kind: 'redis' },
    { name: 'host-1', kind: 'host' },
  ],
  kinds: ['host', 'postgres', 'redis'],
  checks: ['host.disk', 'postgres.dead-rows', 'postgres.duplicate-index', 'postgres.reachable', 'redis.memory'],
  remedies: ['postgres.vacuum', 'postgres.drop-duplicate-index', 'redis.expire-idle-keys'],
};

const en = createSay({ language: 'en', zone: 'UTC' });
const ko = createSay({ language: 'ko', zone: 'UTC' });

function parsed(text: string): [string, Readonly<Record<string, string>>] {
  const { verb, args } = parseCommand(text, vocabulary);
  return [verb, args];
}

function refusal(text: string, say = en): string {
  let thrown: unknown;
  try {
    parseCommand(text, vocabulary);
  } catch (error) {
    thrown = error;
  }
  assert(thrown instanceof Fault, `${text}: ${String(thrown)}`);
  assert(thrown.code === 'bad-input' || thrown.code === 'unknown-target');
  return say(thrown.text);
}

const understood: readonly [string, string, Readonly<Record<string, string>>][] = [
  ['', 'help', {}],
  ['  　 ', 'help', {}],
  ['help optimize', 'help', {}],
  ['STATUS', 'status', {}],
  ['상태', 'status', {}],
  ['/aegis status', 'status', {}],
  ['<@U0AEGIS> status', 'status', {}],
  ['<@U0AEGIS|aegis>: status', 'status', {}],
  ['aegis status', 'status', {}],
  ['check', 'check', {}],
  ['check pg-main', 'check', { target: 'pg-main' }],
  ['check PG-Main', 'check', { target: 'pg-main' }],
  ['check redis', 'check', { kind: 'redis' }],
  ['check capacity', 'check', { check: 'capacity' }],
  ['check postgres.dead-rows', 'check', { kind: 'postgres', check: 'postgres.dead-rows' }],
  ['점검　cache   memory', 'check', { target: 'cache', check: 'redis.memory' }],
  ['check postgres health', 'check', { kind: 'postgres', check: 'health' }],
  ['report', 'report', { kind: 'daily' }],
  ['보고서 주간', 'report', { kind: 'weekly' }],
  ['report Monthly', 'report', { kind: 'monthly' }],
  ['optimize pg-main', 'optimize', { target: 'pg-main' }],
  ['최적화 pg-main vacuum', 'optimize', { target: 'pg-main', remedy: 'postgres.vacuum' }],
  [
    'optimize pg-main postgres.drop-duplicate-index public.orders.a_idx',
    'optimize',
    { target: 'pg-main', remedy: 'postgres.drop-duplicate-index', subject: 'public.orders.a_idx' },
  ],
  [
    'optimize pg-main vacuum “my schema.my table”',
    'optimize',
    { target: 'pg-main', remedy: 'postgres.vacuum', subject: 'my schema.my table' },
  ],
  ['변경', 'changes', {}],
  ['show #42', 'show', { change: '42' }],
  ['approve 42', 'approve', { change: '42' }],
  ['approve 42 pg-main', 'approve', { change: '42', confirm: 'pg-main' }],
  ["reject 42 don't, wait for the release", 'reject', { change: '42', reason: "don't, wait for the release" }],
  ['거절 42 "배포 후에"', 'reject', { change: '42', reason: '배포 후에' }],
  ['reject 42 “a”b c” d', 'reject', { change: '42', reason: 'a”b c d' }],
  ['rollback 42', 'undo', { change: '42' }],
  ['되돌리기 42 느려짐', 'undo', { change: '42', reason: '느려짐' }],
  ['cancel 7', 'cancel', { change: '7' }],
  ['history cache', 'history', { target: 'cache' }],
  [
    'mute pg-main/dead-rows 2h moving data',
    'mute',
    {
      finding: 'pg-main/postgres.dead-rows',
      for: '120',
      reason: 'moving data',
    },
  ],
  ['mute host-1/host.disk//var 3d known', 'mute', { finding: 'host-1/host.disk//var', for: '4320', reason: 'known' }],
  ['음소거 cache 2일 이전 중', 'mute', { finding: 'cache', for: '2880', reason: '이전 중' }],
  ['음소거 해제 cache', 'unmute', { finding: 'cache' }],
  ['음소거해제 cache', 'unmute', { finding: 'cache' }],
  ['window', 'window', {}],
  ['freeze 1h30m release', 'freeze', { until: '90', reason: 'release' }],
  ['freeze until 18:00 release day', 'freeze', { until: '18:00', reason: 'release day' }],
  ['동결 9:30까지 배포', 'freeze', { until: '09:30', reason: '배포' }],
  ['동결 2시간 배포', 'freeze', { until: '120', reason: '배포' }],
  ['동결 해제', 'unfreeze', {}],
  ['진단', 'doctor', {}],
];

for (const [text, verb, args] of understood) {
  test(`"${text}" means ${verb} ${JSON.stringify(args)}`, () => assert.deepEqual(parsed(text), [verb, args]));
}

const refused: readonly [string, RegExp][] = [
  ['optimise pg-main', /^No command "optimise"\. Did you mean: optimize\?$/],
  ['opt pg-main', /Did you mean: optimize\?$/],
  ['샹태', /Did you mean: 상태\?$/],
  ['도웅멀', /Did you mean: 도움말\?$/],
  ['sing a song', /^No command "sing"\. Type "help"/],
  ['optimize pg-mian', /^No target "pg-mian"\. Targets you may see: pg-main, pg-reports, cache, host-1\.$/],
  ['check pg-mian', /^No target, kind or check "pg-mian"\. Did you mean: pg-main\?$/],
  ['check elephants', /^No target "elephants"\. Targets you may see: /],
  ['check pg-main dead-row', /^No check "dead-row"\. There are: postgres\.dead-rows, /],
  ['check cache dead-rows', /^No check "dead-rows"\. There are: redis\.memory\.$/],
  ['check a b c', /^"c" is too much\. Usage: check \[target\|kind\] \[check\]\.$/],
  ['report yearly', /^No report "yearly"\. There are: daily, weekly, monthly\.$/],
  ['optimize', /^Something is missing\. Usage: optimize <target> \[remedy\] \[subject\]\.$/],
  ['optimize pg-main expire-idle-keys', /^No remedy "expire-idle-keys"\. There are: postgres\.vacuum, /],
  ['optimize host-1 vacuum', /^Nothing can be optimized on host-1 yet\.$/],
  ['approve pg-main', /^"pg-main" is not the number of a change/],
  ['approve 0', /is not the number of a change/],
  ['approve 42;drop', /is not the number of a change/],
  ['approve 42 pg-main now', /^"now" is too much/],
  ['reject 42', /^Something is missing\. Usage: reject <change> <reason>\.$/],
  ['mute cache for-ever because', /^"for-ever" is not a span of time: 30m, 2h, 3d, 1w\. At most 90 d\.$/],
  ['mute cache 91d because', /is not a span of time/],
  ['mute cache 2h', /^Something is missing\. Usage: mute/],
  ['freeze 25:00 release', /is neither a span of time/],
  ['status now', /^"now" is too much\. Usage: status\.$/],
];

for (const [text, answer] of refused) {
  test(`"${text}" is answered with how to mend it`, () => assert.match(refusal(text), answer));
}

test('a slip is answered in Korean too', () => {
  assert.equal(refusal('optimise', ko), '명령 없음: "optimise". 혹시: optimize?');
});

test('suggestions name only what the asker may use', () => {
  const viewer = allowedCommands((role) => hasRole({ id: 'U1', roles: ['viewer'], language: 'en' }, role));
  assert(viewer.some(({ verb }) => verb === 'check') && !viewer.some(({ verb }) => verb === 'optimize'));
  assert.throws(
    () => parseCommand('optimise', vocabulary, viewer),
    (error) => error instanceof Fault && !en(error.text).includes('optimize'),
  );
});

test('every command has words of its own in both languages', () => {
  const words = commands.flatMap((command) => command.words);
  assert.equal(new Set(words).size, words.length);
  for (const { verb, words, about } of commands) {
    assert(words.some((word) => /^[a-z]+$/.test(word)) && words.some((word) => /\p{Script=Hangul}/u.test(word)), verb);
    assert.match(ko(about), /\p{Script=Hangul}/u);
    assert.doesNotMatch(en(about), /\p{Script=Hangul}|\?$/u);
  }
});

test('a command is found in pieces, as macOS sends Korean', () => {
  assert.deepEqual(parsed('상태'.normalize('NFD')), ['status', {}]);
});

test('a hostile text is cut into words in no time', () => {
  const began = performance.now();
  assert.match(refusal(`reject ${'"'.repeat(1000)} ${'<@'.repeat(400)}`), /is not the number/);
  assert(performance.now() - began < 1000);
});
