// What the PostgreSQL remedies propose, in the words of the plan.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/remedies', {
  vacuum: { en: 'vacuum dead rows', ko: '죽은 행 정리' },
  vacuumTitle: {
    en: 'Vacuum {count} {count:plural table|tables} on {target}',
    ko: '{target} 테이블 {count}개 VACUUM',
  },
  vacuumWhy: {
    en: '{dead:number} dead rows are past the point where autovacuum should remove them; the worst table, {table}, is {percent:percent} dead.',
    ko: 'autovacuum 기준을 넘은 죽은 행 {dead:number}개, 가장 심한 테이블: {table} ({percent:percent})',
  },
  vacuumStep: {
    en: 'VACUUM (ANALYZE) of {count} {count:plural table|tables}: {tables}',
    ko: '테이블 {count}개 VACUUM (ANALYZE): {tables}',
  },
  tableLine: {
    en: '{table}: {dead:number} dead rows, trigger {trigger:number}, {bytes:bytes}',
    ko: '{table}: 죽은 행 {dead:number}개, 기준 {trigger:number}개, {bytes:bytes}',
  },
  tableLineUnattended: {
    en: '{table}: {dead:number} dead rows, trigger {trigger:number}, {bytes:bytes}, autovacuum off',
    ko: '{table}: 죽은 행 {dead:number}개, 기준 {trigger:number}개, {bytes:bytes}, autovacuum 꺼짐',
  },
  moreTables: { en: 'and {count} more', ko: '외 {count}개' },
  horizonFree: { en: 'nothing holds old rows back', ko: '죽은 행을 붙잡는 세션 없음' },
  horizonSession: {
    en: '{name} holds back rows deleted since its start, {age:number} transactions and {open:duration} ago',
    ko: '{name}: 시작 이후 삭제된 행을 붙잡음(트랜잭션 {age:number}개, {open:duration} 전)',
  },
  horizonOther: {
    en: '{kind} {name} holds back rows deleted in the last {age:number} transactions',
    ko: '{kind} {name}: 최근 트랜잭션 {age:number}개 동안 삭제된 행을 붙잡음',
  },
  kindSession: { en: 'session', ko: '세션' },
  kindPrepared: { en: 'prepared transaction', ko: '준비된 트랜잭션' },
  kindCatalog: { en: 'replication slot (catalogue)', ko: '복제 슬롯(카탈로그)' },
  kindSlot: { en: 'replication slot', ko: '복제 슬롯' },
  kindStandby: { en: 'standby', ko: '스탠바이' },
  notAllowed: {
    en: '{count} more {count:plural table is|tables are} over the trigger, but role {role} may not vacuum {count:plural it|them} (first: {table}, owner {owner})',
    ko: '기준을 넘었으나 권한 없음: 테이블 {count}개, 역할 {role} (예: {table}, 소유자 {owner})',
  },
  vacuumLocks: {
    en: 'reads and writes go on; schema changes of these tables wait; a table locked by others is skipped',
    ko: '읽기·쓰기 계속; 해당 테이블의 스키마 변경은 대기; 잠긴 테이블은 건너뜀',
  },
  vacuumTime: { en: 'about {time:duration}, throttled', ko: '약 {time:duration} (속도 제한)' },
  vacuumSpace: {
    en: 'no extra space; what is freed is used again by these tables',
    ko: '추가 공간 불필요; 확보된 공간은 같은 테이블이 재사용',
  },
  noOutage: { en: 'none', ko: '없음' },
  vacuumUndo: {
    en: 'nothing to take back: only rows that nobody can see any more are removed; it can be cancelled at any time',
    ko: '되돌릴 것 없음: 아무도 볼 수 없는 행만 제거; 언제든 취소 가능',
  },
  vacuumProof: { en: 'dead rows, before and after', ko: '죽은 행, 전후 비교' },
  nothingOver: {
    en: 'no table is over its trigger ({examined} looked at)',
    ko: '기준을 넘은 테이블 없음 (점검 {examined}개)',
  },
  notOver: {
    en: '{table} is not over its trigger: {dead:number} dead rows of {trigger:number}',
    ko: '{table} 기준 미만: 죽은 행 {dead:number}개, 기준 {trigger:number}개',
  },
  noSuchTable: { en: 'no table {table} among {examined}', ko: '테이블 없음: {table} (점검 {examined}개)' },
  nothingAllowed: {
    en: 'role {role} may not vacuum the {count} {count:plural table|tables} over the trigger: {mend}',
    ko: '기준을 넘은 테이블 {count}개에 대한 VACUUM 권한 없음: 역할 {role}, {mend}',
  },
  standby: { en: 'this server is a standby: change its primary', ko: '스탠바이 서버: 프라이머리에서 변경 필요' },
  drop: { en: 'drop a duplicate index', ko: '중복 인덱스 제거' },
  dropTitle: { en: 'Drop a duplicate index on {target}', ko: '{target} 중복 인덱스 제거' },
  dropWhy: {
    en: '{index} repeats {twin}: {bytes:bytes}, and every insert pays for it twice.',
    ko: '{index}, 중복 대상: {twin}, {bytes:bytes} 및 입력마다 이중 비용',
  },
  dropSame: {
    en: 'same table, method, columns, order, classes, collations and condition; {twin} stays and serves the same queries',
    ko: '테이블, 방식, 컬럼, 정렬, 연산자 클래스, 콜레이션, 조건 동일; {twin} 유지',
  },
  dropScans: {
    en: 'scans counted since the statistics began: {scans:number} on {index}, {twinScans:number} on {twin}',
    ko: '통계 시작 이후 스캔: {index} {scans:number}회, {twin} {twinScans:number}회',
  },
  dropWrites: {
    en: '{writes:number} inserts and updates of {table} went into both',
    ko: '{table} 입력·수정 {writes:number}건이 양쪽에 기록됨',
  },
  dropTwinNeeded: { en: '{twin} is held by a constraint', ko: '{twin}: 제약 조건이 사용 중' },
  dropTwinUnique: { en: '{twin} is unique, {index} is not', ko: '{twin}: 유일 인덱스, {index}: 일반 인덱스' },
  dropLocks: {
    en: 'blocks no reads or writes; waits for transactions that use {table} and are older than itself (oldest now {age:duration})',
    ko: '읽기·쓰기 차단 없음; {table} 사용 중인 이전 트랜잭션을 대기 (현재 최장 {age:duration})',
  },
  dropLocksFree: {
    en: 'blocks no reads or writes; waits for transactions that use {table} and are older than itself (none now)',
    ko: '읽기·쓰기 차단 없음; {table} 사용 중인 이전 트랜잭션을 대기 (현재 없음)',
  },
  dropTime: { en: 'seconds, after the wait', ko: '대기 후 수 초' },
  dropSpace: { en: 'frees {bytes:bytes}', ko: '{bytes:bytes} 확보' },
  dropUndo: {
    en: 'builds it again from its saved definition, about {time:duration}, blocks nothing; its scan counter starts at zero',
    ko: '저장된 정의로 다시 생성, 약 {time:duration}, 차단 없음; 스캔 횟수는 0부터',
  },
  dropProof: { en: 'index bytes, before and after', ko: '인덱스 크기, 전후 비교' },
  testCovered: { en: '{twin} is valid and ready', ko: '{twin} 유효, 사용 가능' },
  noDuplicates: { en: 'no index repeats another', ko: '중복 인덱스 없음' },
  notDuplicate: { en: '{index} repeats no other index', ko: '중복 아님: {index}' },
  notOwner: {
    en: 'role {role} does not own {table}; {owner} can run: {ddl}',
    ko: '{table} 소유자 아님: 역할 {role}, 소유자 {owner}의 실행문: {ddl}',
  },
});
