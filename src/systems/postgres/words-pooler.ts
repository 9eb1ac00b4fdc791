// What is said about a pooler between the applications and the server.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres/pooler', {
  title: { en: 'connection pooler', ko: '커넥션 풀러' },
  needs: { en: 'pgbouncer in the fleet file', ko: '대상 설정의 pgbouncer' },
  none: { en: 'none configured', ko: '설정된 풀러 없음' },
  shared: {
    en: 'this address is a pooler that lends sessions by the transaction: give the server’s own address, and the pooler’s as pgbouncer',
    ko: '트랜잭션 단위 풀러 주소: 서버 주소를 url에, 풀러 주소는 pgbouncer에 설정 필요',
  },
  away: { en: 'the pooler does not answer: {message}', ko: '풀러 응답 없음: {message}' },
  waits: {
    en: '{count} {count:plural client waits|clients wait} for a connection in pool {pool} ({servers} open, {mode} mode), the longest for {age:duration}',
    ko: '연결 대기 클라이언트 {count}개, 최장 {age:duration}: 풀 {pool} (서버 연결 {servers}개, {mode} 모드)',
  },
  looked: {
    en: '{count} {count:plural pool|pools}, {active} clients, {waiting} waiting',
    ko: '풀 {count}개, 클라이언트 {active}개, 대기 {waiting}개',
  },
});
