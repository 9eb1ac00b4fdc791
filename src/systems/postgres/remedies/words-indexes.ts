// What the index remedies propose, in the words of the plan.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/index-remedies', {
  drop: { en: 'drop an index that nothing needs', ko: '불필요한 인덱스 제거' },
  dropTitle: { en: 'Drop index {index} on {target}', ko: '{target} 인덱스 제거: {index}' },
  whyRedundant: {
    en: '{index} does nothing that {twin} does not ({rule}): {bytes:bytes}, and every insert pays for it.',
    ko: '{index}, 대체 가능: {twin} ({rule}), {bytes:bytes} 및 입력마다 비용',
  },
  whyUnused: {
    en: 'Nothing scanned {index} in {window:duration}: {bytes:bytes}, and every insert pays for it.',
    ko: '{index}: {window:duration} 동안 스캔 없음, {bytes:bytes} 및 입력마다 비용',
  },
  scans: {
    en: 'scans counted in {window:duration}: {scans:number}; rows read by them: {rowsRead:number}',
    ko: '{window:duration} 동안 스캔 {scans:number}회, 읽은 행 {rowsRead:number}개',
  },
  standbys: {
    en: '{standbys} {standbys:plural standby counts its|standbys count their} own scans: look there before you approve',
    ko: '스탠바이 {standbys}개는 스캔을 따로 집계: 승인 전 확인 필요',
  },
  notNeeded: {
    en: 'no constraint, foreign key, replica identity, clustering or extension needs it',
    ko: '제약 조건, 외래 키, 복제 식별자, 클러스터링, 확장 기능에서 사용하지 않음',
  },
  nothingToDrop: {
    en: 'no index is redundant, and none is known to be unused for {days:number} days',
    ko: '불필요한 인덱스 없음, {days:number}일 이상 미사용으로 확인된 인덱스 없음',
  },
  notToDrop: {
    en: '{index} is neither redundant nor known to be unused for {days:number} days',
    ko: '{index}: 불필요하지 않으며 {days:number}일 이상 미사용으로 확인되지 않음',
  },
  partitioned: {
    en: '{index} is partitioned: it can only be dropped under an exclusive lock on all parts. When you can afford that: {ddl}',
    ko: '{index}: 파티션 인덱스, 모든 파티션의 배타 잠금이 필요. 가능한 시간에 실행: {ddl}',
  },
  invalid: { en: 'drop an invalid index', ko: '무효 인덱스 제거' },
  whyInvalid: {
    en: '{index} is what a cut build left: {bytes:bytes}, no query uses it.',
    ko: '{index}: 중단된 작업의 잔여물, {bytes:bytes}, 쿼리 미사용',
  },
  invalidUndo: {
    en: 'nothing to bring back: no query could use it. To build it anew, run: {definition}',
    ko: '되돌릴 것 없음: 쿼리가 사용할 수 없던 인덱스. 새로 만들려면 실행: {definition}',
  },
  nothingInvalid: { en: 'no index is invalid', ko: '무효 인덱스 없음' },
  notInvalid: {
    en: '{index} is not invalid, or something holds it',
    ko: '{index}: 무효가 아니거나 다른 객체가 사용 중',
  },
  create: { en: 'build an index', ko: '인덱스 생성' },
  createTitle: { en: 'Build index {index} on {target}', ko: '{target} 인덱스 생성: {index}' },
  whyKey: {
    en: 'No index serves the foreign key {constraint}: each delete or key update in {parent} reads all {rows:number} rows of {table}.',
    ko: '외래 키 {constraint} 인덱스 없음: {parent} 삭제·키 수정마다 {table} {rows:number}행 전체 읽기',
  },
  whyAsked: { en: 'Asked for: {table} {shape}, {rows:number} rows.', ko: '요청: {table} {shape}, {rows:number}행' },
  whyAdvised: {
    en: 'Statements that run often would read less: {table} {shape}, {rows:number} rows.',
    ko: '자주 실행되는 쿼리의 읽기 감소: {table} {shape}, {rows:number}행',
  },
  createLocks: {
    en: 'blocks no reads or writes; waits for transactions older than itself; dead rows of the whole database stay until it is done',
    ko: '읽기·쓰기 차단 없음; 이전 트랜잭션을 대기; 완료까지 데이터베이스 전체의 죽은 행 유지',
  },
  partsLocks: {
    en: 'blocks no reads or writes but for moments (2 s at most, then it tries again): {levels} empty {levels:plural index|indexes} first, {leaves} built one by one, then attached',
    ko: '순간 잠금 외 차단 없음(최대 2초, 이후 재시도): 빈 인덱스 {levels}개, 파티션별 생성 {leaves}개, 이후 연결',
  },
  createTime: { en: 'about {time:duration}', ko: '약 {time:duration}' },
  createSpace: {
    en: 'about {bytes:bytes}, and as much again while it sorts',
    ko: '약 {bytes:bytes}, 정렬 중 같은 크기 추가',
  },
  createUndo: { en: 'drops it again, concurrently', ko: '다시 삭제 (차단 없음)' },
  partsUndo: {
    en: 'drops it with all parts: an exclusive lock on all of them for a moment, 2 s at most, then it tries again',
    ko: '모든 파티션 인덱스와 함께 삭제: 순간 배타 잠금(최대 2초, 이후 재시도)',
  },
  createProof: { en: 'index bytes, before and after', ko: '인덱스 크기, 전후 비교' },
  createPart: {
    en: 'CREATE INDEX {index} over {leaves} parts of {table}, one by one',
    ko: 'CREATE INDEX {index}: {table} 파티션 {leaves}개, 하나씩',
  },
  nothingToCreate: {
    en: 'every foreign key of a bigger table has an index; name a table and columns: schema.table(column, column DESC)',
    ko: '큰 테이블의 외래 키는 모두 인덱스 있음; 대상 지정: schema.table(column, column DESC)',
  },
  noSuchTable: {
    en: 'no table {table}, or it is not written as schema.table(column, column DESC)',
    ko: '테이블 없음 또는 형식 오류: {table}, 형식: schema.table(column, column DESC)',
  },
  noSuchColumns: { en: '{table} has no column {columns}', ko: '{table} 컬럼 없음: {columns}' },
  foreignPart: {
    en: '{table} has a foreign part ({part}), which cannot be indexed from here: the whole would stay invalid',
    ko: '{table}: 외부 파티션({part})에는 인덱스를 만들 수 없어 전체가 무효로 남음',
  },
  tooManyParts: {
    en: '{table} has {parts} parts, more than the {limit} that one change may index',
    ko: '{table}: 파티션 {parts}개, 한 변경의 한도 {limit}개 초과',
  },
  reindex: { en: 'rebuild a bloated index', ko: '부풀어 오른 인덱스 재구축' },
  reindexTitle: { en: 'Rebuild index {index} on {target}', ko: '{target} 인덱스 재구축: {index}' },
  reindexWhy: {
    en: '{percent:percent} of {index} ({bytes:bytes}) is not needed: {waste:bytes}.',
    ko: '{index} ({bytes:bytes}) 중 {percent:percent} 불필요: {waste:bytes}',
  },
  measured: { en: 'measured by pgstattuple', ko: 'pgstattuple 실측' },
  estimated: { en: 'an estimate from statistics', ko: '통계 기반 추정치' },
  reindexSpace: { en: 'about {bytes:bytes} while both are there', ko: '둘 다 있는 동안 약 {bytes:bytes}' },
  reindexUndo: {
    en: 'nothing to take back: the same index, stored anew; it can be cancelled at any time, the old one serves until then',
    ko: '되돌릴 것 없음: 동일 인덱스를 새로 저장; 언제든 취소 가능, 그때까지 기존 인덱스 사용',
  },
  nothingToReindex: {
    en: 'no index of {floor:bytes} and more is {percent:number} % or more bloated ({count} looked at)',
    ko: '{floor:bytes} 이상 인덱스 중 {percent:number} % 이상 부푼 것 없음 (점검 {count}개)',
  },
  notToReindex: {
    en: '{index} is not bloated by {percent:number} %',
    ko: '{index}: {percent:number} % 이상 부풀지 않음',
  },
  exclusion: {
    en: '{index} holds an exclusion constraint: the server cannot rebuild it concurrently',
    ko: '{index}: 배제 제약 조건 인덱스, 동시 재구축 불가',
  },
  notAllowed: {
    en: 'role {role} may not do that on {table}; {owner} can run: {ddl}',
    ko: '{table} 권한 없음: 역할 {role}, 소유자 {owner}의 실행문: {ddl}',
  },
});
