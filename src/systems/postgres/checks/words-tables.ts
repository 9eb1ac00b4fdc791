// What the checks of statistics, freezing and the horizon say.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/tables', {
  stale: { en: 'table statistics', ko: '테이블 통계' },
  staleLooked: { en: '{count} {count:plural table|tables}', ko: '테이블 {count}개' },
  staleChanged: {
    en: '{table}: {changed:number} rows changed since its statistics were taken, trigger {trigger:number}',
    ko: '{table}: 통계 수집 후 변경 {changed:number}행, 기준 {trigger:number}행',
  },
  staleUnattended: {
    en: '{table}: {changed:number} rows changed since its statistics were taken, trigger {trigger:number}, autovacuum is off for it',
    ko: '{table}: 통계 수집 후 변경 {changed:number}행, 기준 {trigger:number}행, autovacuum 꺼짐',
  },
  staleNever: {
    en: '{table}: never analysed, {changed:number} rows written since',
    ko: '{table}: 통계 없음, 기록된 행 {changed:number}개',
  },
  staleParent: {
    en: '{table}: partitioned and never analysed as a whole; autovacuum never does that',
    ko: '{table}: 파티션 부모 통계 없음, autovacuum은 수집하지 않음',
  },
  staleParentOld: {
    en: '{table}: its parts were analysed anew, the partitioned table as a whole not for {age:duration}',
    ko: '{table}: 파티션은 재수집됨, 부모 통계는 {age:duration} 경과',
  },
  staleForeign: {
    en: '{table}: a foreign table without statistics; analysing it reads from the other server',
    ko: '{table}: 외부 테이블 통계 없음, 수집 시 원격 서버 읽기 발생',
  },
  freeze: { en: 'tables to be frozen', ko: '동결 대기 테이블' },
  freezeLooked: { en: '{waiting} past their freeze age', ko: '동결 나이 초과 {waiting}개' },
  freezeTransactions: {
    en: '{table}: oldest transaction {age:number} old, must be frozen from {trigger:number} on',
    ko: '{table}: 최고 트랜잭션 나이 {age:number}, 동결 기준 {trigger:number}',
  },
  freezeMultixacts: {
    en: '{table}: oldest multixact {age:number} old, must be frozen from {trigger:number} on',
    ko: '{table}: 최고 멀티트랜잭션 나이 {age:number}, 동결 기준 {trigger:number}',
  },
  freezeTemporary: {
    en: '{said}; a temporary table: only its own session can, or its end',
    ko: '{said}; 임시 테이블: 해당 세션만 가능, 또는 세션 종료 필요',
  },
  horizon: { en: 'who holds back vacuum', ko: 'VACUUM 지연 원인' },
  horizonLooked: {
    en: '{count} {count:plural holder|holders}, the oldest {age:number} transactions back',
    ko: '보유자 {count}개, 최고 트랜잭션 {age:number}개 전',
  },
  horizonSession: {
    en: 'session {name} holds back every vacuum since {age:number} transactions ({open:duration})',
    ko: '세션 {name}: 트랜잭션 {age:number}개 동안 VACUUM 지연 ({open:duration})',
  },
  horizonPrepared: {
    en: 'prepared transaction {name} holds back every vacuum since {age:number} transactions ({open:duration})',
    ko: '준비된 트랜잭션 {name}: 트랜잭션 {age:number}개 동안 VACUUM 지연 ({open:duration})',
  },
  horizonSlot: {
    en: 'replication slot {name} holds back every vacuum since {age:number} transactions',
    ko: '복제 슬롯 {name}: 트랜잭션 {age:number}개 동안 VACUUM 지연',
  },
  horizonCatalog: {
    en: 'replication slot {name} holds back the vacuum of the catalogue since {age:number} transactions',
    ko: '복제 슬롯 {name}: 트랜잭션 {age:number}개 동안 카탈로그 VACUUM 지연',
  },
  horizonStandby: {
    en: 'a query on standby {name} holds back every vacuum here since {age:number} transactions (hot_standby_feedback)',
    ko: '스탠바이 {name} 쿼리: 트랜잭션 {age:number}개 동안 VACUUM 지연 (hot_standby_feedback)',
  },
});
