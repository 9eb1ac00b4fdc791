// The names of the gauges of space and use.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/capacity', {
  tableBytes: { en: 'table size with indexes', ko: '테이블 크기(인덱스 포함)' },
  staleTables: { en: 'tables with stale statistics', ko: '오래된 통계의 테이블' },
  indexScans: { en: 'index scans', ko: '인덱스 스캔' },
});
