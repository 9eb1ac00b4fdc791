// What is said about statements and how they are counted.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/queries', {
  slowQuery: { en: 'slow queries', ko: '느린 쿼리' },
  regressedQuery: { en: 'queries that became slower', ko: '느려진 쿼리' },
  needs: { en: 'pg_monitor, pg_stat_statements', ko: 'pg_monitor, pg_stat_statements' },
  notAvailable: {
    en: 'pg_stat_statements is not on this server: install the contrib package, then shared_preload_libraries = pg_stat_statements and a restart',
    ko: 'pg_stat_statements 없음: contrib 패키지 설치, shared_preload_libraries = pg_stat_statements 설정 후 재시작 필요',
  },
  notLoaded: {
    en: 'pg_stat_statements is not loaded: shared_preload_libraries = pg_stat_statements, a restart, then CREATE EXTENSION pg_stat_statements',
    ko: 'pg_stat_statements 미적재: shared_preload_libraries = pg_stat_statements 설정, 재시작, CREATE EXTENSION pg_stat_statements 실행 필요',
  },
  notInstalled: {
    en: 'pg_stat_statements counts, but it is not installed in {database}: CREATE EXTENSION pg_stat_statements',
    ko: 'pg_stat_statements 집계 중이나 이 DB에 미설치: {database}, CREATE EXTENSION pg_stat_statements 실행 필요',
  },
  tooOld: {
    en: 'pg_stat_statements {version} is too old: ALTER EXTENSION pg_stat_statements UPDATE',
    ko: 'pg_stat_statements {version}: 오래된 버전, ALTER EXTENSION pg_stat_statements UPDATE 실행 필요',
  },
  firstLook: {
    en: 'too little history: needs two looks a minute apart',
    ko: '기록 부족: 1분 간격 두 번째 점검부터',
  },
  looked: {
    en: '{count} {count:plural statement|statements} that ran in the last {window:duration}',
    ko: '최근 {window:duration} 실행된 문장 {count}개',
  },
  lookedFresh: { en: '{said}; {count} new, measured from now on', ko: '{said}; 신규 {count}개, 지금부터 측정' },
  lookedEvicted: {
    en: '{said}; incomplete: the server threw out rarely used ones {count} times (pg_stat_statements.max is too small)',
    ko: '{said}; 불완전: 서버가 드문 문장을 {count}회 제거함 (pg_stat_statements.max 부족)',
  },
  slowMean: {
    en: '{mean:duration} a call, {calls:number} calls in {window:duration}: {query}',
    ko: '호출당 {mean:duration}, {window:duration} 동안 {calls:number}회: {query}',
  },
  slowShare: {
    en: '{share:percent} of the time of all statements, {mean:duration} a call, {calls:number} calls in {window:duration}: {query}',
    ko: '전체 실행 시간의 {share:percent}, 호출당 {mean:duration}, {window:duration} 동안 {calls:number}회: {query}',
  },
  slowTemp: {
    en: '{bytes:bytes} of temporary files a call, {calls:number} calls in {window:duration}: {query}',
    ko: '호출당 임시 파일 {bytes:bytes}, {window:duration} 동안 {calls:number}회: {query}',
  },
  regressed: {
    en: '{before:duration} → {mean:duration} a call, {calls:number} calls in {window:duration}: {query}',
    ko: '호출당 {before:duration} → {mean:duration}, {window:duration} 동안 {calls:number}회: {query}',
  },
  gaugeCalls: { en: 'calls by statement', ko: '문장별 호출 수' },
  gaugeMs: { en: 'time by statement', ko: '문장별 실행 시간' },
  gaugeTemp: { en: 'temporary files by statement', ko: '문장별 임시 파일' },
  gaugeWal: { en: 'write-ahead log by statement', ko: '문장별 WAL' },
  gaugeRead: { en: 'bytes read by statement', ko: '문장별 읽은 바이트' },
  gaugeEvictions: { en: 'statements thrown out', ko: '제거된 문장 집계' },
});
