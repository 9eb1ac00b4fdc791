// What the clean-up of idle keys says to people.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('redis.sweep', {
  title: { en: 'expire idle keys', ko: '미사용 키 만료' },
  planTitle: { en: 'Let idle keys of {prefixes} expire', ko: '미사용 키 만료 예약: {prefixes}' },
  why: {
    en: '{keys:number} {keys:plural key|keys} without expiry, not read or written for {idle:duration} or longer, about {bytes:bytes}',
    ko: '만료 없이 {idle:duration} 이상 접근 없는 키 {keys:number}개, 약 {bytes:bytes}',
  },
  step: {
    en: 'PEXPIREAT key now+{grace:duration} NX for every such key of {prefixes}, each looked at again just before',
    ko: '해당 키마다 직전 재확인 후 PEXPIREAT key 현재+{grace:duration} NX: {prefixes}',
  },
  undoStep: {
    en: 'PERSIST key for every key of quarantine {mark} that still has our expiry',
    ko: '만료 시각이 그대로인 키마다 PERSIST key: 격리 {mark}',
  },

  byPrefix: {
    en: '{prefix}* {keys:number} of {all:number} {all:plural key|keys}, about {bytes:bytes}',
    ko: '{prefix}* 전체 {all:number}개 중 {keys:number}개, 약 {bytes:bytes}',
  },
  byType: { en: 'types: {types}', ko: '유형: {types}' },
  byAge: {
    en: 'idle {first:duration}–{second:duration}: {young:number}, {second:duration}–{third:duration}: {middle:number}, longer: {old:number}',
    ko: '미접근 {first:duration}~{second:duration}: {young:number}개, {second:duration}~{third:duration}: {middle:number}개, 그 이상: {old:number}개',
  },
  examples: { en: 'for example: {names}', ko: '예: {names}' },
  biggest: { en: 'the biggest: {names}', ko: '가장 큰 키: {names}' },
  sized: { en: '{name} {bytes:bytes}', ko: '{name} {bytes:bytes}' },
  listed: { en: '{first}, {others}', ko: '{first}, {others}' },
  scanned: {
    en: '{scanned:number} {scanned:plural key|keys} looked at in {took:duration}',
    ko: '{took:duration} 동안 키 {scanned:number}개 확인',
  },
  capped: {
    en: 'stopped at {cap:number} keys: another plan can follow for the rest',
    ko: '키 {cap:number}개에서 중단: 나머지는 다음 계획으로 처리',
  },
  notText: {
    en: '{keys:number} {keys:plural key|keys} left alone: the name is not text',
    ko: '이름이 텍스트가 아닌 키 {keys:number}개 제외',
  },
  replicasBlind: {
    en: '{replicas:number} {replicas:plural replica|replicas}: what is read there does not count as a read here',
    ko: '복제본 {replicas:number}개: 복제본에서의 읽기는 접근으로 집계되지 않음',
  },

  locks: {
    en: 'blocks nobody: batches of {batch:number} keys with a pause between',
    ko: '차단 없음: 키 {batch:number}개씩, 사이마다 대기',
  },
  space: {
    en: 'about {bytes:bytes} more until the keys expire',
    ko: '키 만료 전까지 약 {bytes:bytes} 추가 사용',
  },
  time: { en: 'about {time:duration}', ko: '약 {time:duration}' },
  outage: { en: 'none', ko: '없음' },
  undo: {
    en: 'For {grace:duration} every key can be kept after all; then it is gone. How long it was idle before is not brought back.',
    ko: '{grace:duration} 이내 전체 키 복구 가능, 이후 삭제됨. 이전 미접근 시간은 복구되지 않음.',
  },
  proof: {
    en: 'keys without expiry fall at once; the memory comes back when the keys expire, after {grace:duration}',
    ko: '만료 없는 키 수는 즉시 감소, 메모리는 만료 후({grace:duration}) 반환',
  },

  nothing: {
    en: 'Nothing to do: of {matching:number} {matching:plural key|keys} under {prefixes}, none without expiry has been idle for {idle:duration}.',
    ko: '할 일 없음: {prefixes} 키 {matching:number}개 중 {idle:duration} 이상 미접근, 만료 없는 키 없음.',
  },
  notMaster: {
    en: 'Nothing eligible: this server is a replica; the clean-up belongs to its master.',
    ko: '대상 없음: 복제본 서버, 정리는 마스터에서 수행.',
  },
  cluster: {
    en: 'Nothing eligible: this is one node of a cluster, and a clean-up of one node would be half a truth.',
    ko: '대상 없음: 클러스터 노드, 노드 하나만 정리할 수 없음.',
  },
  tooOld: {
    en: 'Nothing eligible: Redis 7.0 or later is needed (PEXPIREAT with NX); this one is {version}.',
    ko: '대상 없음: Redis 7.0 이상 필요 (PEXPIREAT NX), 현재 {version}.',
  },
  otherClock: {
    en: 'Nothing eligible: under the policy {policy} this server does not keep when a key was last used.',
    ko: '대상 없음: 정책 {policy}에서는 마지막 접근 시각이 기록되지 않음.',
  },
  wraps: {
    en: 'Nothing eligible: idle time is told for {limit:duration} at most; asked for: {idle:duration}.',
    ko: '대상 없음: 미접근 시간은 최대 {limit:duration}까지 기록됨, 요청: {idle:duration}.',
  },
  tookOver: {
    en: 'Nothing eligible yet: this server took over from another master, and what was read there does not count here. After its next full restart the idle times begin anew.',
    ko: '아직 대상 없음: 다른 마스터를 승계한 서버, 이전 마스터의 읽기는 집계되지 않음. 다음 전체 재시작 후 미접근 시간 재집계.',
  },
  tooYoung: {
    en: 'Nothing eligible yet: the server started {uptime:duration} ago and idle times began with it; asked for: {idle:duration}.',
    ko: '아직 대상 없음: 서버 시작 후 {uptime:duration}, 미접근 시간도 그때부터 집계됨. 요청: {idle:duration}.',
  },
  saving: {
    en: 'Not now: the server writes its data to disk, and meanwhile reads do not refresh the idle time. Try again in some minutes.',
    ko: '지금은 불가: 서버가 데이터를 디스크에 저장 중, 그동안 읽기가 집계되지 않음. 몇 분 후 재시도.',
  },

  badNumber: { en: '{name} must be a number above 0: {value}', ko: '0보다 큰 숫자 필요: {name} = {value}' },
  badPrefix: {
    en: 'The prefix {prefix} is not within the configured ones: {list}.',
    ko: '설정된 접두사에 없음: {prefix}. 설정: {list}.',
  },

  waits: { en: 'waiting for the server to finish its snapshot', ko: '서버 스냅샷 완료 대기' },
  progress: {
    en: '{scanned:number} keys looked at, {keys:number} given an expiry',
    ko: '키 {scanned:number}개 확인, {keys:number}개 만료 예약',
  },
  undoProgress: { en: '{keys:number} keys kept', ko: '키 {keys:number}개 복구' },
  done: {
    en: '{keys:number} {keys:plural key expires|keys expire} on {at:datetime}, about {bytes:bytes}',
    ko: '키 {keys:number}개 만료 예약 ({at:datetime}), 약 {bytes:bytes}',
  },
  undone: {
    en: '{keys:number} {keys:plural key|keys} kept; {gone:number} had expired or were deleted, {changed:number} had another expiry by then',
    ko: '키 {keys:number}개 복구, 이미 삭제 {gone:number}개, 만료 시각 변경됨 {changed:number}개',
  },
  listGone: {
    en: 'the list of quarantine {mark} is not on the server any more: nothing was changed',
    ko: '격리 목록 없음: {mark}. 변경 없음',
  },
  listPartlyGone: {
    en: '{lost:number} {lost:plural part|parts} of the list of quarantine {mark} were evicted: their keys cannot be told any more',
    ko: '격리 목록 일부 축출됨: {mark}, {lost:number}개 조각, 해당 키 식별 불가',
  },
  brokeOff: {
    en: 'the connection broke in the middle of a batch: {error}',
    ko: '작업 중 연결 끊김: {error}',
  },
});
