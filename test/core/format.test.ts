// Numbers, sizes, spans and times as people read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats, type Format } from '../../src/core/format.ts';
import type { Language, Locale } from '../../src/core/locale.ts';

const seoul = (language: Language): Locale => ({ language, zone: 'Asia/Seoul' });

const written: readonly [Format, string | number, string, string][] = [
  ['number', 0, '0', '0'],
  ['number', 0.256, '0.26', '0.26'],
  ['number', 1.25, '1.3', '1.3'],
  ['number', 1_234_567.8, '1,234,568', '1,234,568'],
  ['percent', 91, '91 %', '91 %'],
  ['percent', 91.26, '91.3 %', '91.3 %'],
  ['bytes', 0, '0 B', '0 B'],
  ['bytes', 1023, '1,023 B', '1,023 B'],
  ['bytes', 1024, '1 KB', '1 KB'],
  ['bytes', 1_048_575, '1 MB', '1 MB'],
  ['bytes', 1.2 * 1024 ** 3, '1.2 GB', '1.2 GB'],
  ['bytes', -2048, '-2 KB', '-2 KB'],
  ['bytes', 1024 ** 6, '1,024 PB', '1,024 PB'],
  ['duration', 0.3, '0.3 ms', '0.3 ms'],
  ['duration', 999.9, '1 s', '1초'],
  ['duration', 2100, '2.1 s', '2.1초'],
  ['duration', 41_000, '41 s', '41초'],
  ['duration', 59_999, '1 min', '1분'],
  ['duration', 18_000 + 60_000, '1 min 18 s', '1분 18초'],
  ['duration', 3_599_999, '1 h', '1시간'],
  ['duration', 7_800_000, '2 h 10 min', '2시간 10분'],
  ['duration', 3 * 86_400_000, '3 d', '3일'],
  ['duration', -90_000, '-1 min 30 s', '-1분 30초'],
  ['time', '2026-11-24T00:00:00Z', '09:00', '09:00'],
  ['time', '2026-11-23T15:00:00Z', '00:00', '00:00'],
  ['date', '2026-11-24T00:00:00Z', 'Tue 24 Nov', '11월 24일(화)'],
  ['month', '2026-11-24T00:00:00Z', 'November 2026', '2026년 11월'],
  ['datetime', '2026-11-24T00:00:00Z', 'Tue 24 Nov 09:00 KST', '11월 24일(화) 09:00'],
];

for (const [format, value, en, ko] of written) {
  test(`${format} ${value} reads "${en}"`, () => {
    assert.deepEqual([formats[format](value, seoul('en')), formats[format](value, seoul('ko'))], [en, ko]);
  });
}

test('a time names its zone, and summer time', () => {
  const berlin: Locale = { language: 'en', zone: 'Europe/Berlin' };
  assert.match(formats.datetime('2026-07-01T00:00:00Z', berlin), /^Wed 1 Jul 02:00 (CEST|GMT\+2)$/);
  assert.match(formats.datetime('2026-12-01T00:00:00Z', berlin), /^Tue 1 Dec 01:00 (CET|GMT\+1)$/);
  assert.equal(formats.datetime('2026-12-01T00:00:00Z', { language: 'en', zone: 'Etc/UTC' }), 'Tue 1 Dec 00:00 UTC');
});
