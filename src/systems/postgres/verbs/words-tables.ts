// What the verbs on statistics and table settings say.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/table-verbs', {
  analyzing: { en: 'analyze {table}', ko: 'ANALYZE {table}' },
  analyzed: { en: 'statistics of {count} {count:plural table|tables} taken anew', ko: '테이블 {count}개 통계 재수집' },
  analyzedSkipped: {
    en: '{said}; {skipped} skipped: {reason}',
    ko: '{said}; 제외 {skipped}개: {reason}',
  },
  analyzedNone: { en: 'no table could be analysed: {reason}', ko: '통계를 수집한 테이블 없음: {reason}' },
  skipped: { en: 'locked by others, or gone', ko: '다른 세션이 잠금 또는 삭제됨' },
  restore: {
    en: 'put back the statistics of {count} {count:plural table|tables}',
    ko: '테이블 {count}개 이전 통계 복원',
  },
  restored: {
    en: 'statistics of {count} {count:plural table|tables} put back as they were',
    ko: '테이블 {count}개 통계를 이전 값으로 복원',
  },
  settingsGone: { en: 'table {table} is not there any more', ko: '테이블 없음: {table}' },
  settingsMoved: {
    en: 'the settings of {table} are not what was approved any more: now {now}',
    ko: '{table} 설정이 승인 당시와 다름: 현재 {now}',
  },
  settings: { en: '{table}: {settings}', ko: '{table}: {settings}' },
});
