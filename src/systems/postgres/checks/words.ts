// What the PostgreSQL checks say.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/checks', {
  version: { en: 'version and end of life', ko: '버전과 지원 종료일' },
  versionIs: {
    en: 'PostgreSQL {version}, supported until {until:month}',
    ko: 'PostgreSQL {version}, 지원 종료 {until:month}',
  },
  versionUnknown: {
    en: 'PostgreSQL {version}; its end of life is not known to this version of Aegis',
    ko: 'PostgreSQL {version}, 이 Aegis 버전은 지원 종료일을 모름',
  },
  versionOver: {
    en: 'PostgreSQL {version} gets no more security fixes since {until:month} ({days:number} days)',
    ko: 'PostgreSQL {version} 보안 수정 종료: {until:month} ({days:number}일 경과)',
  },
  versionEnds: {
    en: 'PostgreSQL {version} gets no more security fixes after {until:month} (in {days:number} days)',
    ko: 'PostgreSQL {version} 보안 수정 종료 예정: {until:month} ({days:number}일 남음)',
  },
  connections: { en: 'connections', ko: '연결 수' },
  connectionsUsed: { en: '{used} of {usable} used', ko: '{usable}개 중 {used}개 사용' },
  connectionsFull: {
    en: '{used} of {usable} connections used ({percent:percent}), {idle} idle; most by app {app} ({count}); by app, user and state: {who}',
    ko: '연결 {usable}개 중 {used}개 사용({percent:percent}), 유휴 {idle}개, 최다 앱: {app} ({count}개); 앱·사용자·상태별: {who}',
  },
  longTransaction: { en: 'long transactions', ko: '긴 트랜잭션' },
  longTransactionFound: {
    en: 'a transaction of app {app} (pid {pid}) is open for {age:duration} in {database}',
    ko: '장기 트랜잭션 {age:duration}: 앱 {app} (pid {pid}), DB {database}',
  },
  preparedFound: {
    en: 'prepared transaction {gid} of {user} waits for its end since {age:duration} in {database}',
    ko: '미완료 준비 트랜잭션 {age:duration}: {gid} (사용자 {user}), DB {database}',
  },
  transactionsLooked: { en: '{count} open {count:plural transaction|transactions}', ko: '열린 트랜잭션 {count}개' },
  idleTransaction: { en: 'idle transactions', ko: '유휴 트랜잭션' },
  idleTransactionFound: {
    en: 'transaction of app {app} (pid {pid}) open and idle for {age:duration}',
    ko: '트랜잭션을 연 채 {age:duration} 유휴: 앱 {app} (pid {pid})',
  },
  blockedSessions: { en: 'blocked sessions', ko: '차단된 세션' },
  blockedFound: {
    en: '{count} {count:plural session waits|sessions wait} for app {app} (pid {pid}, {state}), the longest for {age:duration}',
    ko: '세션 {count}개 대기, 최장 {age:duration}: 앱 {app} (pid {pid}, {state})',
  },
  blockedLooked: { en: '{count} waiting', ko: '대기 {count}개' },
  wraparound: { en: 'transaction id wraparound', ko: '트랜잭션 ID 고갈' },
  wraparoundTransactions: {
    en: 'database {database}: oldest transaction id is {age:number} old, {percent:percent} of the way to refused writes',
    ko: 'DB {database}: 트랜잭션 ID 나이 {age:number}, 쓰기 거부 한도의 {percent:percent}',
  },
  wraparoundMultixacts: {
    en: 'database {database}: oldest multixact id is {age:number} old, {percent:percent} of the way to refused writes',
    ko: 'DB {database}: 멀티트랜잭션 ID 나이 {age:number}, 쓰기 거부 한도의 {percent:percent}',
  },
  wraparoundLooked: {
    en: '{count} {count:plural database|databases}, oldest {age:number} transactions',
    ko: 'DB {count}개, 최고 나이 {age:number}',
  },
  replication: { en: 'replication and slots', ko: '복제와 슬롯' },
  replicationLooked: {
    en: '{standbys} {standbys:plural standby|standbys}, {slots} {slots:plural slot|slots}',
    ko: '스탠바이 {standbys}개, 슬롯 {slots}개',
  },
  replicationLag: {
    en: 'standby {name} is {lag:duration} late ({bytes:bytes} to replay, {state})',
    ko: '스탠바이 {name} 지연: {lag:duration} (미적용 {bytes:bytes}, {state})',
  },
  standbyLag: { en: 'this standby is {lag:duration} late', ko: '이 스탠바이 지연: {lag:duration}' },
  slotInvalid: {
    en: 'slot {name} is lost ({reason}): what used it must be set up again, then the slot dropped',
    ko: '슬롯 {name} 무효({reason}): 사용처 재구성 후 슬롯 삭제 필요',
  },
  slotRetains: {
    en: 'unused slot {name} keeps {bytes:bytes} of write-ahead log on the disk ({status})',
    ko: '미사용 슬롯 {name}: WAL {bytes:bytes} 보존 중 ({status})',
  },
  slotBehind: {
    en: 'slot {name} is {bytes:bytes} of write-ahead log behind ({status})',
    ko: '슬롯 {name}: WAL {bytes:bytes} 뒤처짐 ({status})',
  },
  archiver: { en: 'write-ahead log archive', ko: 'WAL 아카이브' },
  archiverOff: { en: 'archive_mode is off', ko: 'archive_mode 꺼짐' },
  archiverOk: { en: 'last archived {age:duration} ago', ko: '마지막 아카이브 {age:duration} 전' },
  archiverNothing: { en: 'nothing to archive yet', ko: '아카이브할 파일 없음' },
  archiverFails: {
    en: 'archiving of {file} failed {age:duration} ago and nothing was archived since',
    ko: '아카이브 실패 {age:duration} 전, 이후 성공 없음: {file}',
  },
  deadRows: { en: 'dead rows', ko: '죽은 행' },
  deadRowsLooked: { en: '{count} {count:plural table|tables}', ko: '테이블 {count}개' },
  deadRowsFound: {
    en: '{table}: {dead:number} dead rows ({percent:percent}), trigger {trigger:number}',
    ko: '{table}: 죽은 행 {dead:number}개({percent:percent}), 기준 {trigger:number}개',
  },
  deadRowsUnattended: {
    en: '{table}: {dead:number} dead rows ({percent:percent}), trigger {trigger:number}, autovacuum is off for it',
    ko: '{table}: 죽은 행 {dead:number}개({percent:percent}), 기준 {trigger:number}개, autovacuum 꺼짐',
  },
  deadRowsToast: {
    en: '{table}: {dead:number} dead rows in its TOAST table, trigger {trigger:number}',
    ko: '{table}: TOAST 테이블의 죽은 행 {dead:number}개, 기준 {trigger:number}개',
  },
  invalidIndex: { en: 'invalid indexes', ko: '무효 인덱스' },
  invalidFound: {
    en: '{index} on {table} is invalid ({bytes:bytes}): no query uses it, every write still pays for it',
    ko: '무효 인덱스 {index} ({table}, {bytes:bytes}): 쿼리 미사용, 쓰기 비용은 계속 발생',
  },
  invalidDead: {
    en: '{index} on {table} is invalid ({bytes:bytes}): no query uses it, it only takes space',
    ko: '무효 인덱스 {index} ({table}, {bytes:bytes}): 쿼리 미사용, 공간만 차지',
  },
  indexesLooked: { en: '{count} {count:plural index|indexes}', ko: '인덱스 {count}개' },
  indexesLocked: {
    en: '{count} {count:plural index|indexes}, {locked} skipped (table locked exclusively)',
    ko: '인덱스 {count}개, 제외 {locked}개 (테이블 배타 잠금)',
  },
  indexesAllLocked: {
    en: 'all {locked} indexes are on tables that somebody holds exclusively',
    ko: '인덱스 {locked}개 모두 배타 잠금된 테이블에 있음',
  },
  duplicateIndex: { en: 'duplicate indexes', ko: '중복 인덱스' },
  duplicateFound: {
    en: '{index} repeats {twin}: {bytes:bytes}, and every insert pays for it twice',
    ko: '중복 인덱스 {index} (동일: {twin}): {bytes:bytes}, 입력마다 이중 비용',
  },
  reasonSame: {
    en: 'same table, method, columns, order and condition as {twin}',
    ko: '테이블, 방식, 컬럼, 정렬, 조건 동일: {twin}',
  },
  databaseSize: { en: 'database size', ko: '데이터베이스 크기' },
  databaseSizeIs: { en: '{database}: {bytes:bytes}', ko: '{database}: {bytes:bytes}' },
});
