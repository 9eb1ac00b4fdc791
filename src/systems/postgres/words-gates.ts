// Why an act waits or is refused.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres/gates', {
  standby: { en: 'this server is a standby: change its primary', ko: '스탠바이 서버: 프라이머리에서 변경 필요' },
  wraparound: {
    en: 'the oldest transaction id is {age:number} old, past the failsafe age: only vacuum now',
    ko: '최고 트랜잭션 ID 나이 {age:number}, 안전 한도 초과: 지금은 VACUUM만 가능',
  },
  lag: {
    en: 'a standby is {lag:duration} and {bytes:bytes} late',
    ko: '스탠바이 지연: {lag:duration}, {bytes:bytes}',
  },
  load: {
    en: '{active} sessions at work, {limit} at most for maintenance',
    ko: '작업 중인 세션 {active}개, 유지보수 허용 한도 {limit}개',
  },
  queue: { en: '{waiting} sessions wait for locks', ko: '잠금 대기 세션 {waiting}개' },
  connections: {
    en: '{free} of {usable} connections are free, a tenth is kept for applications',
    ko: '남은 연결 {free}개 (전체 {usable}개), 10 %는 애플리케이션용',
  },
  backup: { en: 'a base backup is running', ko: '베이스 백업 진행 중' },
  transaction: {
    en: 'a transaction is open for {age:duration}: a concurrent build would wait for it',
    ko: '열린 트랜잭션 {age:duration}: 동시 인덱스 작업이 대기하게 됨',
  },
  table: {
    en: 'app {app} (pid {pid}) works on the table: {query}',
    ko: '테이블 작업 중: 앱 {app} (pid {pid}), {query}',
  },
  waiting: { en: 'waiting: {reason}', ko: '대기 중: {reason}' },
  refused: { en: 'Not begun: {reason}.', ko: '시작하지 않음: {reason}.' },
  open: {
    en: 'nothing stands against it now: standbys, load, locks, connections and backups looked at; asked again before each part',
    ko: '현재 방해 요인 없음: 스탠바이, 부하, 잠금, 연결, 백업 확인; 각 단계 전에 재확인',
  },
  closed: { en: 'now in the way, and waited for: {reason}', ko: '현재 방해 요인(대기 예정): {reason}' },
  unseen: {
    en: 'not seen from here: free disk space; load of others (needs pg_monitor)',
    ko: '확인 불가: 디스크 여유 공간; 다른 세션의 부하(pg_monitor 필요)',
  },
  disk: { en: 'not seen from here: free disk space', ko: '확인 불가: 디스크 여유 공간' },
});
