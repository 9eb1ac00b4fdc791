// What the remedies for statistics and autovacuum settings propose, in the words of the plan.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/table-remedies', {
  analyze: { en: 'take stale statistics anew', ko: '오래된 통계 재수집' },
  analyzeTitle: {
    en: 'Analyze {count} {count:plural table|tables} on {target}',
    ko: '{target} 테이블 {count}개 통계 재수집',
  },
  analyzeWhy: {
    en: 'The planner knows {count} {count:plural table|tables} by old numbers; the worst: {table}.',
    ko: '오래된 통계로 계획되는 테이블 {count}개, 가장 심한 테이블: {table}',
  },
  analyzeStep: {
    en: 'ANALYZE of {count} {count:plural table|tables}: {tables}',
    ko: '테이블 {count}개 ANALYZE: {tables}',
  },
  analyzeLine: {
    en: '{table}: {changed:number} rows changed, trigger {trigger:number} ({reason})',
    ko: '{table}: 변경 {changed:number}행, 기준 {trigger:number}행 ({reason})',
  },
  analyzeLocks: {
    en: 'reads and writes go on; schema changes of these tables wait; a table locked by others is skipped',
    ko: '읽기·쓰기 계속; 해당 테이블의 스키마 변경은 대기; 잠긴 테이블은 건너뜀',
  },
  analyzeTime: { en: 'about {time:duration}', ko: '약 {time:duration}' },
  analyzeUndo: {
    en: 'puts the old statistics back (not extended ones); autovacuum takes new ones when enough rows change',
    ko: '이전 통계 복원(확장 통계 제외); 이후 변경이 쌓이면 autovacuum이 다시 수집',
  },
  analyzeNoUndo: {
    en: 'not reversible before PostgreSQL 18: old statistics cannot be put back',
    ko: 'PostgreSQL 18 이전은 되돌릴 수 없음: 이전 통계 복원 불가',
  },
  analyzeProof: { en: 'tables with stale statistics, before and after', ko: '오래된 통계의 테이블 수, 전후 비교' },
  nothingStale: { en: 'the statistics of no table are stale', ko: '오래된 통계 없음' },
  notStale: { en: 'the statistics of {table} are not stale', ko: '{table} 통계는 오래되지 않음' },
  notAllowed: {
    en: 'role {role} may not do that on {table}; {owner} can run: {ddl}',
    ko: '{table} 권한 없음: 역할 {role}, 소유자 {owner}의 실행문: {ddl}',
  },
  settings: { en: 'adjust autovacuum for a table', ko: '테이블별 autovacuum 조정' },
  settingsTitle: { en: 'Adjust autovacuum of {table} on {target}', ko: '{target} autovacuum 조정: {table}' },
  whyOff: {
    en: 'Autovacuum is off for {table}: {dead:number} dead rows ({percent:percent}) that nobody removes.',
    ko: '{table} autovacuum 꺼짐: 제거되지 않는 죽은 행 {dead:number}개({percent:percent})',
  },
  whyLate: {
    en: 'Autovacuum waits for {trigger:number} dead rows in {table} ({rows:number} rows); smaller steps take less at a time.',
    ko: '{table} ({rows:number}행): autovacuum 기준 {trigger:number}행, 더 자주 조금씩 정리 권장',
  },
  triggerNow: {
    en: 'trigger now {before:number} dead rows, then {after:number}',
    ko: '기준: 현재 {before:number}행, 이후 {after:number}행',
  },
  settingsStep: { en: 'ALTER TABLE {table}: {settings}', ko: 'ALTER TABLE {table}: {settings}' },
  settingsLocks: {
    en: 'blocks no reads or writes; waits 2 s at most for other maintenance of the table, then tries again',
    ko: '읽기·쓰기 차단 없음; 테이블의 다른 유지보수를 최대 2초 대기 후 재시도',
  },
  settingsTime: { en: 'a moment', ko: '순간' },
  settingsUndo: { en: 'sets what was there before: {settings}', ko: '이전 설정으로 복원: {settings}' },
  settingsProof: { en: 'dead rows, before and after', ko: '죽은 행, 전후 비교' },
  nothingToSet: {
    en: 'autovacuum is on for every table of {rows:number} rows and more, and none waits for {trigger:number} dead rows',
    ko: '{rows:number}행 이상 테이블의 autovacuum 모두 켜짐, 기준 {trigger:number}행 초과 없음',
  },
  notToSet: {
    en: '{table}: autovacuum is on and comes at {trigger:number} dead rows, which is soon enough',
    ko: '{table}: autovacuum 켜짐, 기준 {trigger:number}행으로 충분',
  },
  noSuchTable: { en: 'no table {table}', ko: '테이블 없음: {table}' },
});
