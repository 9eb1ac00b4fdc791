// What the PostgreSQL verbs say while they act and when they are done.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/verbs', {
  vacuuming: { en: 'vacuum {table}', ko: 'VACUUM {table}' },
  vacuumingMany: { en: 'vacuum {table} and {more} more', ko: 'VACUUM {table} 외 {more}개' },
  vacuumPhase: { en: 'vacuum {table}: {phase}, {percent:percent}', ko: 'VACUUM {table}: {phase}, {percent:percent}' },
  vacuumed: {
    en: '{count} {count:plural table|tables}, {removed:number} dead rows removed',
    ko: '테이블 {count}개, 죽은 행 {removed:number}개 제거',
  },
  vacuumedKept: {
    en: '{said}, {kept:number} not yet removable',
    ko: '{said}, 아직 제거 불가 {kept:number}개',
  },
  vacuumedHeld: {
    en: '{said}, {kept:number} not yet removable because of {holder}',
    ko: '{said}, 아직 제거 불가 {kept:number}개 (원인: {holder})',
  },
  vacuumedSkipped: {
    en: '{said}; {skipped} skipped: {reason}',
    ko: '{said}; 제외 {skipped}개: {reason}',
  },
  vacuumNothing: { en: 'no table could be vacuumed: {reason}', ko: 'VACUUM된 테이블 없음: {reason}' },
  belowTrigger: { en: 'all {count} tables are below their trigger', ko: '테이블 {count}개 모두 기준 미만' },
  tableGone: { en: 'dropped meanwhile', ko: '그사이 삭제됨' },
  locked: { en: 'locked by others', ko: '다른 세션이 잠금' },
  waiting: {
    en: 'waiting for {count} older {count:plural transaction|transactions} (pid {pid}, app {app}, {age:duration})',
    ko: '이전 트랜잭션 {count}개 대기 중 (pid {pid}, 앱 {app}, {age:duration})',
  },
  waitedTooLong: {
    en: 'A transaction of app {app} (pid {pid}) would not end ({age:duration}). The index is valid and in use as before.',
    ko: '끝나지 않는 트랜잭션: 앱 {app} (pid {pid}), {age:duration}. 인덱스는 이전과 같이 유효하며 사용 중.',
  },
  working: { en: 'working', ko: '작업 중' },
  buildPhase: { en: '{phase}, {percent:percent}', ko: '{phase}, {percent:percent}' },
  indexMoved: {
    en: 'index {index} is not what was approved any more: now {definition}',
    ko: '승인된 인덱스와 다름: {index}, 현재 {definition}',
  },
  twinMoved: {
    en: 'index {twin}, which should replace {index}, is not there or not valid any more',
    ko: '{index} 대신 남을 인덱스가 없거나 무효: {twin}',
  },
  dropped: { en: '{index} dropped, {bytes:bytes} freed', ko: '{index} 삭제, {bytes:bytes} 확보' },
  gone: { en: '{index} is no longer there', ko: '{index} 없음(이미 삭제됨)' },
  dropHalfway: {
    en: 'Dropping {index} stopped half way ({message}): queries do not use it, writes still pay for it. Running again finishes it.',
    ko: '{index} 삭제가 중간에 멈춤({message}): 쿼리 미사용, 쓰기 비용은 계속 발생. 다시 실행하면 완료.',
  },
  stillThere: { en: 'the server dropped {index}, and yet it is there', ko: '삭제 후에도 남아 있음: {index}' },
  created: { en: '{index} built, {bytes:bytes}', ko: '{index} 생성, {bytes:bytes}' },
  present: { en: '{index} is there and valid', ko: '{index} 존재, 유효' },
  nameTaken: {
    en: 'the name {index} is taken by another index: {definition}',
    ko: '같은 이름의 다른 인덱스 존재: {index}, {definition}',
  },
  createHalfway: {
    en: 'Building {index} stopped ({message}) and what is left of it could not be removed: {ddl}',
    ko: '{index} 생성 중단({message}), 잔여물 제거 실패: {ddl}',
  },
  dropBuilt: { en: 'drop {index}, which was built by this change', ko: '이 변경이 만든 인덱스 삭제: {index}' },
  notUsable: { en: 'index {index} is not valid after the build', ko: '생성 후 인덱스 무효: {index}' },
  notCovered: {
    en: 'index {twin}, which should replace the dropped one, is not there or not valid',
    ko: '삭제된 인덱스를 대신할 인덱스가 없거나 무효: {twin}',
  },
  covered: { en: '{twin} is valid and ready', ko: '{twin} 유효, 사용 가능' },
});
