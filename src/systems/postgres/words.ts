// What the PostgreSQL system says about the target as a whole.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres', {
  title: { en: 'PostgreSQL', ko: 'PostgreSQL' },
  unreachable: { en: 'does not answer: {message}', ko: '응답 없음: {message}' },
  refused: { en: 'the server refused: {message}', ko: '서버가 거부함: {message}' },
  lostSight: {
    en: 'The connection broke while the server was acting: {message}',
    ko: '서버가 작업하는 동안 연결이 끊김: {message}',
  },
  writerBusy: {
    en: 'an earlier session of Aegis still works on this server and would not end',
    ko: 'Aegis의 이전 세션이 아직 작업 중이며 종료되지 않음',
  },
  needsActivity: {
    en: 'needs pg_monitor: GRANT pg_monitor TO {role}',
    ko: 'pg_monitor 권한 필요: GRANT pg_monitor TO {role}',
  },
  needsActivityShort: { en: 'pg_monitor', ko: 'pg_monitor' },
  rightActivity: { en: 'sees all sessions (pg_monitor)', ko: '모든 세션 조회 (pg_monitor)' },
  rightVacuum: {
    en: 'may vacuum every table ({allowed} of {all} now)',
    ko: '모든 테이블 VACUUM 가능 (현재 {all}개 중 {allowed}개)',
  },
  rightOwner: {
    en: 'owns the tables, so it may drop and create indexes ({allowed} of {all} now)',
    ko: '테이블 소유: 인덱스 삭제와 생성 가능 (현재 {all}개 중 {allowed}개)',
  },
  rightIdentity: {
    en: 'can tell which server this is (pg_control_system)',
    ko: '서버 식별 가능 (pg_control_system)',
  },
  gaugeDeadRows: { en: 'dead rows', ko: '죽은 행' },
  gaugeDeadPercent: { en: 'dead rows, share', ko: '죽은 행 비율' },
  gaugeDatabaseBytes: { en: 'database size', ko: '데이터베이스 크기' },
  gaugeConnections: { en: 'connections', ko: '연결 수' },
  gaugeIndexBytes: { en: 'index size', ko: '인덱스 크기' },
  gaugeTransactionIdAge: { en: 'age of the oldest transaction id', ko: '가장 오래된 트랜잭션 ID 나이' },
});
