// What is said about sessions that are ended and roles that get limits.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres/sessions', {
  terminate: { en: 'end a session', ko: '세션 종료' },
  terminateTitle: { en: 'End a session on {target}', ko: '{target} 세션 종료' },
  terminateWhyIdle: {
    en: 'App {app} (pid {pid}) has a transaction open and has said nothing for {age:duration}.',
    ko: '트랜잭션을 연 채 {age:duration} 무응답: 앱 {app} (pid {pid})',
  },
  terminateWhyOpen: {
    en: 'A transaction of app {app} (pid {pid}, {state}) is open for {age:duration}.',
    ko: '열린 트랜잭션 {age:duration}: 앱 {app} (pid {pid}, {state})',
  },
  terminateWhyNone: {
    en: 'App {app} (pid {pid}) holds a connection ({state}), without a transaction.',
    ko: '트랜잭션 없는 연결: 앱 {app} (pid {pid}, {state})',
  },
  cancel: { en: 'cancel a query', ko: '쿼리 취소' },
  cancelTitle: { en: 'Cancel a query on {target}', ko: '{target} 쿼리 취소' },
  cancelWhy: {
    en: 'A statement of app {app} (pid {pid}) runs for {age:duration}.',
    ko: '실행 중인 문장 {age:duration}: 앱 {app} (pid {pid})',
  },
  sessionIs: { en: 'user {user}, database {database}, {state}', ko: '사용자 {user}, DB {database}, {state}' },
  blocks: {
    en: '{count} {count:plural session waits|sessions wait} for it',
    ko: '이 세션을 기다리는 세션 {count}개',
  },
  blocksNobody: { en: 'nobody waits for it', ko: '기다리는 세션 없음' },
  lastStatement: { en: 'its statement: {query}', ko: '문장: {query}' },
  recheck: {
    en: 'looked at again when it runs: process number and start times must be the same',
    ko: '실행 시 재확인: 프로세스 번호와 시작 시각이 같아야 함',
  },
  releases: { en: 'takes none; releases those that the session holds', ko: '잠금 없음; 세션이 쥔 잠금 해제' },
  cancelLocks: { en: 'takes none; the transaction keeps its own', ko: '잠금 없음; 트랜잭션의 잠금은 유지' },
  noLocks: { en: 'blocks no reads or writes', ko: '읽기·쓰기 차단 없음' },
  atOnce: { en: 'at once', ko: '즉시' },
  terminateOutage: {
    en: 'app {app} loses this connection and must connect again',
    ko: '앱 {app}: 이 연결이 끊겨 재연결 필요',
  },
  cancelOutage: { en: 'app {app} gets an error for this statement', ko: '앱 {app}: 이 문장은 오류로 끝남' },
  terminateUndo: {
    en: 'not possible: the server rolls the open transaction back, its work is lost',
    ko: '불가: 서버가 열린 트랜잭션을 롤백, 진행분 소실',
  },
  cancelUndo: {
    en: 'not possible: the statement ends, its work is lost; the session lives',
    ko: '불가: 문장 종료, 진행분 소실; 세션은 유지',
  },
  endProof: {
    en: 'the longest silence inside a transaction, before and after',
    ko: '트랜잭션 내 최장 무응답 시간, 전후 비교',
  },
  noneIdle: {
    en: 'no session has been silent inside a transaction for {limit:duration}',
    ko: '트랜잭션을 연 채 {limit:duration} 무응답인 세션 없음',
  },
  noneRunning: { en: 'no statement runs for {limit:duration}', ko: '{limit:duration} 넘게 실행 중인 문장 없음' },
  runsNothing: {
    en: 'app {app} (pid {pid}) runs nothing that could be cancelled; ending the session would help',
    ko: '취소할 문장 없음: 앱 {app} (pid {pid}); 세션 종료 필요',
  },
  noSuchSession: { en: 'there is no session {subject} any more', ko: '세션 없음: {subject}' },
  mayNotEnd: {
    en: 'role {role} may not end sessions of {user} (app {app}, pid {pid}): GRANT pg_signal_backend TO {role}; or somebody who may runs {sql}',
    ko: '권한 없음: 역할 {role}, 세션 사용자 {user} (앱 {app}, pid {pid}). GRANT pg_signal_backend TO {role}; 또는 권한자가 실행: {sql}',
  },
  sessionMoved: {
    en: 'app {app} (pid {pid}) goes on: it is in another transaction or statement than the one approved',
    ko: '승인 당시와 다른 트랜잭션 또는 문장: 앱 {app} (pid {pid})',
  },
  ending: { en: 'ending app {app} (pid {pid})', ko: '세션 종료 중: 앱 {app} (pid {pid})' },
  cancelling: { en: 'cancelling app {app} (pid {pid})', ko: '쿼리 취소 중: 앱 {app} (pid {pid})' },
  ended: { en: 'session of app {app} (pid {pid}) ended', ko: '세션 종료됨: 앱 {app} (pid {pid})' },
  cancelled: { en: 'statement of app {app} (pid {pid}) cancelled', ko: '쿼리 취소됨: 앱 {app} (pid {pid})' },
  alreadyGone: {
    en: 'that transaction of app {app} (pid {pid}) is over',
    ko: '이미 끝난 트랜잭션: 앱 {app} (pid {pid})',
  },
  alreadyDone: { en: 'that statement of app {app} (pid {pid}) is over', ko: '이미 끝난 문장: 앱 {app} (pid {pid})' },
  wouldNotEnd: { en: 'app {app} (pid {pid}) did not end', ko: '끝나지 않음: 앱 {app} (pid {pid})' },
  timeouts: { en: 'limit idle transactions of a role', ko: '역할별 유휴 트랜잭션 제한' },
  timeoutsTitle: { en: 'Limit idle transactions of a role on {target}', ko: '{target} 역할별 유휴 트랜잭션 제한' },
  timeoutsWhy: {
    en: 'The server ends sessions of {role} by itself after {value} of silence inside a transaction.',
    ko: '트랜잭션을 연 채 {value} 무응답이면 서버가 세션 종료: 역할 {role}',
  },
  timeoutNone: {
    en: 'role {role} has no limit of its own; the server gives {otherwise} (0: none)',
    ko: '역할 {role}: 자체 제한 없음, 서버 기본 {otherwise} (0: 무제한)',
  },
  timeoutIs: { en: 'role {role} has {value} now', ko: '역할 {role}: 현재 {value}' },
  timeoutSessions: {
    en: '{count} {count:plural session|sessions} of {role} now: only those that connect later get the limit',
    ko: '역할 {role}: 현재 세션 {count}개, 이후 새 연결부터 적용',
  },
  timeoutOutage: {
    en: 'none now; later, sessions of {role} that are silent for {value} inside a transaction are ended',
    ko: '현재 없음; 이후 역할 {role}: 트랜잭션 내 {value} 무응답 세션 종료',
  },
  timeoutUndo: { en: '{ddl}, for sessions that connect later', ko: '{ddl}, 이후 새 연결부터' },
  noSuchRole: { en: 'there is no role {role}', ko: '역할 없음: {role}' },
  hasTimeout: { en: 'role {role} has this limit already: {value}', ko: '역할 {role}: 이미 제한 있음, {value}' },
  mayNotSet: {
    en: 'role {own} may not change role {role}; an administrator can run: {ddl}',
    ko: '권한 없음: 역할 {own}, 대상 {role}. 관리자 실행문: {ddl}',
  },
  onPrimary: { en: 'this server is a standby: change its primary', ko: '스탠바이 서버: 프라이머리에서 변경 필요' },
  roleMoved: {
    en: 'role {role} or its limit is not what was approved any more',
    ko: '승인 당시와 다름: 역할 {role} 또는 그 제한',
  },
  roleSet: { en: 'role {role}: limit {value}, for new sessions', ko: '역할 {role}: 제한 {value}, 새 세션부터' },
  roleReset: { en: 'role {role}: no limit of its own', ko: '역할 {role}: 자체 제한 없음' },
  gaugeIdle: { en: 'longest silence inside a transaction', ko: '트랜잭션 내 최장 무응답' },
});
