// Words: how Texts are put together, and numbers with their unit.
import { defineWords } from '../core/words.ts';

export const joinedWords = defineWords('reports.joined', {
  dot: { en: '{first} · {second}', ko: '{first} · {second}' },
  comma: { en: '{first}, {second}', ko: '{first}, {second}' },
  line: { en: '{first}\n{second}', ko: '{first}\n{second}' },
  or: { en: '{first} or {second}', ko: '{first} 또는 {second}' },
  inside: { en: '{first} ({second})', ko: '{first}({second})' },
});

export const unitWords = defineWords('reports.unit', {
  bytes: { en: '{value:bytes}', ko: '{value:bytes}' },
  percent: { en: '{value:percent}', ko: '{value:percent}' },
  count: { en: '{value:number}', ko: '{value:number}' },
  ms: { en: '{value:duration}', ko: '{value:duration}' },
  seconds: { en: '{value:duration}', ko: '{value:duration}' },
  'per-second': { en: '{value:number}/s', ko: '초당 {value:number}' },
  unread: { en: 'not read', ko: '측정 못함' },
  moved: { en: '{before} → {after}', ko: '{before} → {after}' },
});
