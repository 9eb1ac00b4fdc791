// What is said about indexes that are missing.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/advice', {
  missingIndex: { en: 'missing indexes', ko: '누락 인덱스' },
  needs: {
    en: 'pg_monitor, pg_stat_statements, pg_read_all_data',
    ko: 'pg_monitor, pg_stat_statements, pg_read_all_data',
  },
  standby: {
    en: 'a standby takes its indexes from the primary: ask there',
    ko: '스탠바이는 주 서버의 인덱스를 따름: 주 서버에서 확인',
  },
  nothingRan: { en: 'no statement has run yet', ko: '실행된 문장 없음' },
  denied: {
    en: 'none of {count} statements may be planned by this role: GRANT pg_read_all_data TO {role}',
    ko: '문장 {count}개 모두 계획 권한 없음: GRANT pg_read_all_data TO {role}',
  },
  found: {
    en: '{index}: about {gain:percent} of all query time less, {count} {count:plural statement|statements} helped (the first: cost {before:number} → {after:number}), {low:bytes}–{high:bytes}',
    ko: '{index}: 전체 쿼리 시간 약 {gain:percent} 절감, 문장 {count}개 개선(첫째 비용 {before:number} → {after:number}), {low:bytes}~{high:bytes}',
  },
  why: {
    en: '{count} {count:plural statement|statements} would take about {gain:percent} of all query time less (the first: cost {before:number} → {after:number}) for {low:bytes}–{high:bytes}; of {saved:duration} saved, writes lose {lost:duration}',
    ko: '문장 {count}개, 전체 쿼리 시간 약 {gain:percent} 절감(첫째 비용 {before:number} → {after:number}), 크기 {low:bytes}~{high:bytes}; 절감 {saved:duration} 중 쓰기 손실 {lost:duration}',
  },
  foundEstimate: { en: '{said}; an estimate, not asked of the planner', ko: '{said}; 추정치, 플래너 미확인' },
  lookedLifetime: {
    en: '{examined} of {count} {count:plural statement|statements}, counted over {window:duration} (first look)',
    ko: '문장 {count}개 중 {examined}개, 집계 기간 {window:duration} (첫 점검)',
  },
  lookedAlways: {
    en: '{examined} of {count} {count:plural statement|statements}, counted since an unknown time (first look)',
    ko: '문장 {count}개 중 {examined}개, 집계 시작 시점 미상 (첫 점검)',
  },
  lookedWindow: {
    en: '{examined} of {count} {count:plural statement|statements}, weighed by the last {window:duration}',
    ko: '문장 {count}개 중 {examined}개, 최근 {window:duration} 기준',
  },
  and: { en: '{said}; {more}', ko: '{said}; {more}' },
  system: { en: '{count} on no table of the application', ko: '애플리케이션 테이블과 무관 {count}개' },
  small: { en: '{count} on small tables', ko: '작은 테이블 {count}개' },
  nothingAsked: {
    en: '{count} without a condition that an index could serve',
    ko: '인덱스로 도울 조건 없음 {count}개',
  },
  covered: { en: '{count} served by indexes already', ko: '기존 인덱스로 충분 {count}개' },
  writes: { en: '{count} where writes would lose more', ko: '쓰기 손실이 더 큼 {count}개' },
  noGain: { en: '{count} that no index would make much cheaper', ko: '인덱스 효과 미미 {count}개' },
  refused: { en: '{count} that could not be planned', ko: '계획 불가 {count}개' },
  notAllowed: { en: '{count} not allowed (needs pg_read_all_data)', ko: '권한 없음(pg_read_all_data 필요) {count}개' },
  late: { en: '{count} not reached in time', ko: '시간 부족 {count}개' },
  forgotten: {
    en: 'incomplete: the server threw out rarely used statements (pg_stat_statements.max is too small)',
    ko: '불완전: 서버가 드문 문장을 제거함 (pg_stat_statements.max 부족)',
  },
  byRule: { en: 'by rule (the hypopg extension would prove it)', ko: '규칙 기반 추정 (hypopg 확장 설치 시 검증 가능)' },
});
