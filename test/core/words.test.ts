// Words: a sentence is said only by whoever knows the reader, and nothing from outside can mention anybody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSay, defineWords, literal, PERSON_CLOSE, PERSON_OPEN, type Text } from '../../src/core/words.ts';

const words = defineWords('words-test', {
  freed: { en: '{tables} {tables:plural table|tables}, {size:bytes}', ko: '{size:bytes}, 테이블 {tables}개' },
  by: { en: 'approved by {who:person} at {at:time}', ko: '승인: {who:person}, {at:time}' },
  around: { en: 'stopped: {why}', ko: '중지: {why}' },
  plain: { en: 'nothing to do', ko: '할 일 없음' },
});
const en = createSay({ language: 'en', zone: 'Asia/Seoul' });
const ko = createSay({ language: 'ko', zone: 'Asia/Seoul' });

test('a sentence is said in the reader’s language and zone', () => {
  const text = words.by({ who: 'U1', at: '2026-11-24T05:05:00Z' });
  const mention = `${PERSON_OPEN}U1${PERSON_CLOSE}`;
  assert.deepEqual([en(text), ko(text)], [`approved by ${mention} at 14:05`, `승인: ${mention}, 14:05`]);
});

test('numbers count their things', () => {
  assert.equal(en(words.freed({ tables: 1, size: 2048 })), '1 table, 2 KB');
  assert.equal(en(words.freed({ tables: 12, size: 2048 })), '12 tables, 2 KB');
  assert.equal(ko(words.freed({ tables: 12, size: 2048 })), '2 KB, 테이블 12개');
});

test('a sentence survives a queue, and may hold another', () => {
  const text = JSON.parse(JSON.stringify(words.around({ why: words.plain() }))) as Text;
  assert.deepEqual([en(text), ko(text)], ['stopped: nothing to do', '중지: 할 일 없음']);
});

test('what comes from outside is the same in every language and mentions nobody', () => {
  const outside = literal(`${PERSON_OPEN}U1${PERSON_CLOSE} {key} $&`);
  assert.deepEqual([en(outside), ko(outside)], ['U1 {key} $&', 'U1 {key} $&']);
  assert.equal(en(words.around({ why: `${PERSON_OPEN}U1${PERSON_CLOSE}` })), 'stopped: U1');
});

test('a stored sentence that this version does not know says so, and a lost parameter shows', () => {
  assert.equal(en({ key: 'gone.sentence', params: {} }), '(sentence gone.sentence is not known to this version)');
  assert.equal(en({ key: 'words-test.around', params: {} }), 'stopped: ?');
});

test('a sentence cannot be declared twice', () => {
  assert.throws(() => defineWords('words-test', { plain: { en: 'again', ko: '다시' } }), /declared twice/);
});
