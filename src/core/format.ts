// Format: numbers, sizes, spans and times as people read them, by Intl, in one file.
import type { Locale } from './locale.ts';

export type Format = keyof typeof formats;
type Value = string | number;

const KIBI = 1024;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

export const formats = {
  number: (value: Value, { language }: Locale) => number(Number(value), language),
  percent: (value: Value, { language }: Locale) => `${number(Number(value), language)} %`,
  bytes: (value: Value, { language }: Locale) => bytes(Number(value), language),
  duration: (value: Value, { language }: Locale) => duration(Number(value), language),
  time: (value: Value, locale: Locale) => when(value, locale, { hour: '2-digit', minute: '2-digit' }),
  // Korean writes the weekday close to the day: 11월 24일(화).
  date: (value: Value, locale: Locale) =>
    when(value, locale, { weekday: 'short', day: 'numeric', month: 'short' }).replace(' (', '('),
  month: (value: Value, locale: Locale) => when(value, locale, { month: 'long', year: 'numeric' }),
  datetime: (value: Value, locale: Locale) =>
    `${formats.date(value, locale)} ${formats.time(value, locale)} ${zoneName(value, locale)}`.trim(),
};

function number(value: number, language: string): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

function bytes(value: number, language: string): string {
  let size = value;
  let unit = 0;
  // Rounded first: 1,048,575 bytes are 1 MB, not 1,024 KB.
  while (Math.abs(Math.round(size)) >= KIBI && unit < UNITS.length - 1) {
    size /= KIBI;
    unit += 1;
  }
  return `${number(size, language)} ${UNITS[unit]}`;
}

const SPANS = [
  { ms: 86_400_000, en: ' d', ko: '일' },
  { ms: 3_600_000, en: ' h', ko: '시간' },
  { ms: 60_000, en: ' min', ko: '분' },
  { ms: 1000, en: ' s', ko: '초' },
] as const;

// Two units at most: "2 h 10 min", "41 s", "0.3 ms".
function duration(ms: number, language: 'en' | 'ko'): string {
  if (ms < 0) return `-${duration(-ms, language)}`;
  if (Math.round(ms) < 1000) return `${number(ms, language)} ms`;
  const second = SPANS[3];
  if (ms < 10_000) return `${number(ms / second.ms, language)}${second[language]}`;
  const whole = Math.round(ms / second.ms) * second.ms;
  const at = SPANS.findIndex((span) => whole >= span.ms);
  const big = SPANS[at] ?? second;
  const small = SPANS[at + 1] ?? second;
  const first = `${number(Math.floor(whole / big.ms), language)}${big[language]}`;
  const rest = Math.floor((whole % big.ms) / small.ms);
  return rest > 0 ? `${first} ${rest}${small[language]}` : first;
}

function when(value: Value, { language, zone }: Locale, options: Intl.DateTimeFormatOptions): string {
  const locale = language === 'ko' ? 'ko-KR' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' }).format(new Date(value));
}

// Intl calls Seoul "GMT+9" in English; its readers call it KST.
const KNOWN_ZONES: Readonly<Record<string, string>> = { 'Asia/Seoul': 'KST', 'Asia/Tokyo': 'JST', 'Etc/UTC': 'UTC' };

function zoneName(value: Value, { zone, language }: Locale): string {
  // Every reader of Korean there knows the zone.
  if (zone === 'Asia/Seoul' && language === 'ko') return '';
  const known = KNOWN_ZONES[zone];
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    new Date(value),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
