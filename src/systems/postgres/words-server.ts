// What is said about the server as a whole.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres/server', {
  firstLook: {
    en: 'too little history: needs two looks a minute apart',
    ko: '기록 부족: 1분 간격 두 번째 점검부터',
  },
  checkpoints: { en: 'forced checkpoints', ko: '강제 체크포인트' },
  checkpointsLooked: {
    en: '{requested} of {all} {all:plural checkpoint|checkpoints} forced in {window:duration}',
    ko: '{window:duration} 동안 체크포인트 {all}회 중 강제 {requested}회',
  },
  checkpointsForced: {
    en: '{requested} of {all} checkpoints in {window:duration} were forced ({percent:percent}): max_wal_size is {size:bytes}',
    ko: '{window:duration} 동안 체크포인트 {all}회 중 강제 {requested}회({percent:percent}): max_wal_size {size:bytes}',
  },
  wal: { en: 'write-ahead log', ko: 'WAL 용량' },
  walIs: { en: '{bytes:bytes} on the disk', ko: '디스크 {bytes:bytes}' },
  walGrows: {
    en: '{bytes:bytes} on the disk, {perDay:bytes} a day',
    ko: '디스크 {bytes:bytes}, 하루 {perDay:bytes}',
  },
  walLarge: {
    en: 'write-ahead log takes {bytes:bytes}; the settings let it grow to {limit:bytes}: a slot, the archive or a standby holds it',
    ko: 'WAL {bytes:bytes}, 설정상 한도 {limit:bytes}: 슬롯, 아카이브, 스탠바이 중 하나가 붙잡고 있음',
  },
  tempFiles: { en: 'temporary files', ko: '임시 파일' },
  tempFilesLooked: { en: '{bytes:bytes} in {window:duration}', ko: '{window:duration} 동안 {bytes:bytes}' },
  tempFilesMany: {
    en: '{bytes:bytes} of temporary files in {window:duration}: sorts and joins did not fit into work_mem ({memory:bytes})',
    ko: '{window:duration} 동안 임시 파일 {bytes:bytes}: 정렬·조인이 work_mem({memory:bytes}) 초과',
  },
  deadlocks: { en: 'deadlocks', ko: '교착 상태' },
  deadlocksLooked: { en: 'the last {window:duration}', ko: '최근 {window:duration}' },
  deadlocksFound: {
    en: '{count} {count:plural deadlock|deadlocks} since {since:datetime}, the last before {last:datetime}',
    ko: '교착 상태 {count}회, {since:datetime} 이후, 마지막 {last:datetime} 이전',
  },
  checksums: { en: 'page checksums', ko: '페이지 체크섬' },
  checksumsOff: {
    en: 'data checksums are off: pg_checksums --enable while the server is stopped',
    ko: '데이터 체크섬 꺼짐: 서버 정지 후 pg_checksums --enable',
  },
  checksumsBroken: {
    en: 'database {database}: {count} {count:plural page|pages} did not hold what was written, the last {age:duration} ago. Do not vacuum; restore from a backup',
    ko: 'DB {database}: 손상 페이지 {count}개, 마지막 {age:duration} 전. VACUUM 금지, 백업에서 복구 필요',
  },
  databasesLooked: { en: '{count} {count:plural database|databases}', ko: 'DB {count}개' },
  sequences: { en: 'sequences near their end', ko: '시퀀스 고갈' },
  sequencesLooked: { en: '{count} {count:plural sequence|sequences}', ko: '시퀀스 {count}개' },
  sequencesSkipped: {
    en: '{said}; skipped: {locked} locked, {forbidden} without the right to read, {unread} whose tables are written least',
    ko: '{said}; 제외: 잠금 {locked}개, 읽기 권한 없음 {forbidden}개, 쓰기가 적은 테이블 {unread}개',
  },
  sequenceNearEnd: {
    en: '{sequence} has used {percent:percent} of what {fills} ({type}) can hold',
    ko: '{sequence}: {fills} ({type}) 한도의 {percent:percent} 사용',
  },
  settings: { en: 'changed settings', ko: '설정 변경' },
  settingsLooked: {
    en: '{count} {count:plural setting|settings} that somebody set',
    ko: '기본값이 아닌 설정 {count}개',
  },
  settingsPending: {
    en: '{count} {count:plural setting waits|settings wait} for a restart: {names}',
    ko: '재시작 대기 설정 {count}개: {names}',
  },
  settingChanged: { en: '{name} changed since the last look: now {value}', ko: '설정 변경: {name}, 현재 {value}' },
  settingChangedText: { en: '{name} changed since the last look', ko: '설정 변경: {name}' },
  settingReset: { en: '{name} went back to its default since the last look', ko: '설정 기본값 복귀: {name}' },
  extensions: { en: 'extension versions', ko: '확장 버전' },
  extensionsLooked: { en: '{count} {count:plural extension|extensions}', ko: '확장 {count}개' },
  extensionBehind: {
    en: 'extension {name} is {installed}; the server offers {offered}',
    ko: '확장 {name}: 설치 {installed}, 제공 {offered}',
  },
  extensionGone: {
    en: 'extension {name} {installed}: its files are not on the server any more',
    ko: '확장 {name} {installed}: 서버에 파일 없음',
  },
  collations: { en: 'collation versions', ko: '콜레이션 버전' },
  collationsLooked: { en: 'the database and its collations', ko: 'DB와 콜레이션' },
  collationsNotDatabase: {
    en: 'collations; the one of the database is not recorded before 15',
    ko: '콜레이션; 15 이전에는 DB 콜레이션 버전 미기록',
  },
  collationMoved: {
    en: 'collation {name} was recorded as {recorded} and is {actual} now: rebuild the indexes that use it, then refresh its version',
    ko: '콜레이션 {name}: 기록 {recorded}, 현재 {actual}. 사용하는 인덱스 재구성 후 버전 갱신 필요',
  },
  databaseCollationMoved: {
    en: 'database {name} was sorted by library version {recorded} and is by {actual} now: text indexes can lose rows; rebuild them, then refresh the version',
    ko: 'DB {name}: 정렬 라이브러리 기록 {recorded}, 현재 {actual}. 텍스트 인덱스에서 행 누락 가능, 재구성 후 버전 갱신 필요',
  },
  minorVersion: { en: 'minor version', ko: '마이너 버전' },
  minorUnknown: {
    en: 'the release days of {version} are not known to this version of Aegis',
    ko: '이 Aegis 버전은 {version} 출시일을 모름',
  },
  minorIs: { en: '{version}, no planned release missed', ko: '{version}, 누락된 정기 릴리스 없음' },
  minorOne: {
    en: '{version}, a release came out on {since:date}',
    ko: '{version}, 새 릴리스 {since:date}',
  },
  minorBehind: {
    en: '{version} is at least {count} {count:plural release|releases} of fixes behind, since {since:date}',
    ko: '{version}: 최소 {count}개 릴리스 뒤처짐, {since:date}부터',
  },
  poolSize: { en: 'pool size', ko: '커넥션 풀 크기' },
  poolNotCounted: { en: 'time at work is counted from PostgreSQL 14 on', ko: '작업 시간 집계는 PostgreSQL 14부터' },
  poolInputs: {
    en: '{size} would do: {busy:number} at work on average over {window:duration}, {active} now, × {reserve}; {used} open',
    ko: '{size}개면 충분: {window:duration} 평균 작업 중 {busy:number}개, 현재 {active}개, × {reserve}; 열린 연결 {used}개',
  },
  poolLarge: {
    en: '{used} connections are open and {size} would do: {busy:number} at work on average over {window:duration}, {active} now, × {reserve}',
    ko: '열린 연결 {used}개, 필요 {size}개: {window:duration} 평균 작업 중 {busy:number}개, 현재 {active}개, × {reserve}',
  },
  gaugeDeadlocks: { en: 'deadlocks counted', ko: '교착 상태 누계' },
  gaugeTemp: { en: 'temporary files written', ko: '임시 파일 누계' },
  gaugeActive: { en: 'time at work', ko: '작업 시간 누계' },
  gaugeWal: { en: 'write-ahead log written', ko: 'WAL 누계' },
  gaugeTimed: { en: 'checkpoints by the clock', ko: '정기 체크포인트 누계' },
  gaugeRequested: { en: 'checkpoints forced', ko: '강제 체크포인트 누계' },
  gaugeSetting: { en: 'fingerprints of settings', ko: '설정 지문' },
});
