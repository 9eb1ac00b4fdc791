// What the checks and gauges of a Redis say to people.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('redis', {
  title: { en: 'Redis', ko: 'Redis' },
  unreachable: { en: 'no answer: {error}', ko: '응답 없음: {error}' },
  loading: { en: 'still loads its data ({percent:percent})', ko: '데이터 적재 중 ({percent:percent})' },
  lost: { en: 'the connection broke: {error}', ko: '연결 끊김: {error}' },
  needsRight: { en: 'needs {right}', ko: '권한 필요: {right}' },
  untold: { en: 'this server does not tell {field}', ko: '서버 미제공 항목: {field}' },
  firstLook: { en: 'too little history', ko: '이력 부족' },

  memory: { en: 'memory limit', ko: '메모리 한도' },
  memoryHigh: {
    en: 'memory {percent:percent} of its limit ({used:bytes} of {limit:bytes}), at the limit: {policy}',
    ko: '메모리 한도의 {percent:percent} ({used:bytes} / {limit:bytes}), 한도 도달 시: {policy}',
  },
  memoryFine: {
    en: '{percent:percent} of {limit:bytes}',
    ko: '{limit:bytes} 중 {percent:percent}',
  },
  noLimit: {
    en: 'no memory limit (maxmemory 0): {used:bytes} now, grows until the kernel ends it',
    ko: '메모리 한도 없음 (maxmemory 0): 현재 {used:bytes}, 커널이 종료할 때까지 증가 가능',
  },
  refuses: { en: 'writes are refused', ko: '쓰기 거부' },
  evicts: { en: 'keys are evicted ({policy})', ko: '키 축출 ({policy})' },

  hitRate: { en: 'hit rate', ko: '적중률' },
  hitRateLow: {
    en: 'hit rate {percent:percent} of {lookups:number} lookups in {window:duration}',
    ko: '적중률 {percent:percent} (조회 {lookups:number}건, {window:duration} 동안)',
  },
  hitRateFine: {
    en: '{percent:percent} of {lookups:number} lookups in {window:duration}',
    ko: '{percent:percent} (조회 {lookups:number}건, {window:duration} 동안)',
  },
  fewLookups: {
    en: 'too little history: {lookups:number} {lookups:plural lookup|lookups} in {window:duration}, {needed:number} needed',
    ko: '이력 부족: 조회 {lookups:number}건 ({window:duration} 동안), 필요 {needed:number}건',
  },

  evictions: { en: 'evictions', ko: '축출' },
  evicted: {
    en: '{keys:number} {keys:plural key|keys} evicted for lack of memory in {window:duration} ({policy})',
    ko: '메모리 부족으로 키 {keys:number}개 축출 ({window:duration} 동안, {policy})',
  },
  noneEvicted: { en: 'none in {window:duration}', ko: '{window:duration} 동안 없음' },

  persistence: { en: 'persistence', ko: '지속성' },
  saveFailed: {
    en: 'the last snapshot failed; the last good one is {age:duration} old',
    ko: '마지막 스냅샷 실패, 최근 성공 {age:duration} 전',
  },
  appendFailed: {
    en: 'the append-only file cannot be written',
    ko: '추가 전용 파일(AOF) 쓰기 실패',
  },
  rewriteFailed: {
    en: 'the last rewrite of the append-only file failed',
    ko: '추가 전용 파일(AOF) 재작성 실패',
  },
  saveLate: {
    en: 'the last snapshot is {age:duration} old with {changes:number} changes since; planned: every {every:duration}',
    ko: '마지막 스냅샷 {age:duration} 전, 이후 변경 {changes:number}건, 설정 주기: {every:duration}',
  },
  saved: { en: 'last snapshot {age:duration} ago', ko: '마지막 스냅샷 {age:duration} 전' },
  savedAndAppended: {
    en: 'append-only file on; last snapshot {age:duration} ago',
    ko: '추가 전용 파일(AOF) 사용, 마지막 스냅샷 {age:duration} 전',
  },
  appended: { en: 'append-only file on, no snapshots', ko: '추가 전용 파일(AOF) 사용, 스냅샷 없음' },
  notKept: {
    en: 'not configured: neither snapshots nor append-only file, a restart begins empty',
    ko: '미설정: 스냅샷, 추가 전용 파일(AOF) 모두 없음, 재시작 시 데이터 소실',
  },

  clients: { en: 'clients', ko: '클라이언트' },
  clientsHigh: {
    en: '{clients:number} of {limit:number} client connections used ({percent:percent})',
    ko: '클라이언트 연결 {clients:number} / {limit:number} ({percent:percent})',
  },
  clientsFine: { en: '{clients:number} of {limit:number}', ko: '{clients:number} / {limit:number}' },
  rejected: {
    en: '{rejected:number} {rejected:plural connection|connections} refused in {window:duration}: the limit was reached',
    ko: '연결 {rejected:number}건 거부 ({window:duration} 동안): 한도 도달',
  },

  replication: { en: 'replication', ko: '복제' },
  linkDown: {
    en: 'the link to the master is down for {down:duration}',
    ko: '마스터 연결 끊김: {down:duration} 경과',
  },
  masterSilent: {
    en: 'the master has been silent for {silent:duration}',
    ko: '마스터 무응답: {silent:duration} 경과',
  },
  replicaBehind: {
    en: 'replica {replica} is {lag:duration} behind ({bytes:bytes})',
    ko: '복제본 지연: {replica}, {lag:duration} ({bytes:bytes})',
  },
  replicaAway: { en: 'replica {replica} is not in step: {state}', ko: '복제본 비정상: {replica} ({state})' },
  replicas: { en: '{replicas:number} {replicas:plural replica|replicas}', ko: '복제본 {replicas:number}개' },
  isReplica: { en: 'a replica, link up', ko: '복제본, 연결 정상' },

  slowLog: { en: 'slow commands', ko: '느린 명령' },
  slow: {
    en: '{command}: {count:number} slow {count:plural call|calls} in {window:duration}, the longest {longest:duration}; all clients waited',
    ko: '{command}: 느린 호출 {count:number}건 ({window:duration} 동안), 최장 {longest:duration}, 전체 클라이언트 대기',
  },
  slowFine: {
    en: '{count:number} in the log for {window:duration}, none over {limit:duration}',
    ko: '로그 {count:number}건 ({window:duration} 동안), {limit:duration} 초과 없음',
  },
  slowLogOff: {
    en: 'the slow log is off (slowlog-log-slower-than {value})',
    ko: '느린 로그 꺼짐 (slowlog-log-slower-than {value})',
  },

  fragmentation: { en: 'fragmentation', ko: '단편화' },
  fragmented: {
    en: 'takes {ratio:number} times the memory it uses: {bytes:bytes} lost to fragments',
    ko: '사용량 대비 점유 {ratio:number}배: 단편화 손실 {bytes:bytes}',
  },
  keepsPeak: {
    en: 'holds {bytes:bytes} more than it uses, as after a large clean-up; not fragmented inside',
    ko: '사용량보다 {bytes:bytes} 더 점유 (대량 정리 후 상태), 내부 단편화 아님',
  },
  swapped: {
    en: 'part of its memory is on disk: resident {ratio:number} of what it uses',
    ko: '메모리 일부가 스왑됨: 사용량 대비 상주 비율 {ratio:number}',
  },
  fragmentationSmall: { en: 'too small to tell: {used:bytes}', ko: '판단하기에 너무 작음: {used:bytes}' },
  fragmentationFine: { en: 'ratio {ratio:number}', ko: '비율 {ratio:number}' },

  fork: { en: 'fork time', ko: '포크 시간' },
  forkSlow: {
    en: 'the last fork stopped all clients for {took:duration}',
    ko: '마지막 포크 중 전체 클라이언트 정지: {took:duration}',
  },
  forkFine: { en: 'the last one took {took:duration}', ko: '마지막 소요 {took:duration}' },
  noFork: { en: 'no fork yet', ko: '포크 없음' },

  usedMemory: { en: 'memory used', ko: '메모리 사용량' },
  keys: { en: 'keys', ko: '키 수' },
  keysWithoutTtl: { en: 'keys without expiry', ko: '만료 없는 키 수' },
  hits: { en: 'hits since start', ko: '누적 적중' },
  misses: { en: 'misses since start', ko: '누적 실패' },
  ownReads: { en: 'questions about keys since start', ko: '누적 키 정보 조회' },
  evictedKeys: { en: 'keys evicted since start', ko: '누적 축출 키' },
  rejectedClients: { en: 'clients refused since start', ko: '누적 연결 거부' },

  mayRun: { en: '{commands}', ko: '{commands}' },
});
