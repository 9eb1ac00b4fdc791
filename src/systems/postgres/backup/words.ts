// What is said about reaching and restoring backups.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/backup', {
  both: { en: '{before}; {after}', ko: '{before}; {after}' },
  nothing: { en: 'nothing', ko: '없음' },
  notConfigured: {
    en: 'not configured: backup in aegis.yml',
    ko: '미설정: aegis.yml 의 backup',
  },
  unseen: { en: '{source}: {reason}', ko: '{source}: {reason}' },
  noAccount: {
    en: 'no account {account} to run the programs with: make one, name another by `account:`, or run Aegis as a normal user',
    ko: '프로그램을 실행할 계정 없음: {account}. 계정 생성, `account:` 지정, 또는 일반 사용자로 Aegis 실행 필요',
  },
  noProgram: {
    en: 'no program {program} for PostgreSQL {version:number} here: install its package, or name its folder by `programs:`',
    ko: '프로그램 없음: {program} (PostgreSQL {version:number}). 패키지 설치 또는 `programs:`에 폴더 지정 필요',
  },
  tooSlow: { en: '{program} took longer than {limit:duration}', ko: '{program}: {limit:duration} 초과' },
  noPath: { en: 'cannot look at {path} on {host} ({code})', ko: '열 수 없음: {path}, 호스트 {host} ({code})' },
  outside: {
    en: '{path} is outside the allowed roots ({roots}): move it or add its folder to `roots:`',
    ko: '허용된 폴더 밖: {path} (허용: {roots}). 이동 또는 `roots:` 추가 필요',
  },
  oddPath: {
    en: '{path} has other characters than letters, digits and . _ + -',
    ko: '허용되지 않는 문자가 있는 경로: {path}',
  },
  mayNotRead: {
    en: 'user {uid} may not read {path}: let it, or name the right account by `account:`',
    ko: '읽기 권한 없음: {path} (사용자 {uid}). 권한 부여 또는 `account:` 지정 필요',
  },
  openToAll: {
    en: 'everybody may write to {path}: it is not restored before that is mended (chmod o-w)',
    ko: '누구나 쓸 수 있는 경로: {path}. 권한을 고치기 전에는 복원하지 않음 (chmod o-w)',
  },
  noEnd: { en: 'the script has no end: it was cut off', ko: '스크립트의 끝이 없음: 중간에 잘림' },
  toolFailed: { en: '{program} could not answer: {complaint}', ko: '{program} 응답 실패: {complaint}' },
  toolSays: { en: '{program} answered something else than expected: {issue}', ko: '{program}의 예상 밖 응답: {issue}' },
  toolFoundErrors: { en: 'its own tool found errors when it was made', ko: '백업 도구가 생성 중 오류를 발견함' },
  tarTablespaces: {
    en: 'a tar backup with tablespaces is not restored by Aegis: keep it as a folder (pg_basebackup -F plain)',
    ko: '테이블스페이스가 있는 tar 백업은 복원하지 않음: 폴더 형식 사용 (pg_basebackup -F plain)',
  },
  scratchOpen: {
    en: 'the scratch folder {path} belongs to somebody else or others may write there',
    ko: '임시 폴더의 소유자가 다르거나 다른 사용자가 쓸 수 있음: {path}',
  },
  scratchInside: {
    en: 'the scratch folder {path} is inside the data folder {folder} of a server',
    ko: '임시 폴더가 서버 데이터 폴더 안에 있음: {path} ({folder})',
  },
  noSpace: {
    en: '{scratch} has {free:bytes} free, the copy needs {needed:bytes}',
    ko: '{scratch} 여유 공간 {free:bytes}, 복원에 필요한 공간 {needed:bytes}',
  },
  noSuperuser: { en: 'the server does not tell its first superuser', ko: '서버의 최초 슈퍼유저 확인 불가' },
  tableMissing: { en: '{table} is not in it', ko: '누락된 테이블: {table}' },
  rowsMissing: {
    en: '{table} has {found:number} rows, the server about {live:number}',
    ko: '{table}: {found:number}행, 서버는 약 {live:number}행',
  },
  canaryMissing: { en: 'no canary in {column}', ko: '카나리아 없음: {column}' },
  canaryLate: {
    en: 'the newest canary in {column} is of {newest:datetime}, {late:duration} before the backup',
    ko: '최근 카나리아({column}): {newest:datetime}, 백업보다 {late:duration} 이전',
  },
  noCanary: { en: 'no canary row configured', ko: '카나리아 행 미설정' },
  amcheck: { en: 'pg_amcheck found damage: {complaint}', ko: 'pg_amcheck 손상 발견: {complaint}' },
  reading: { en: 'reading {backup} end to end', ko: '전체 읽기: {backup}' },
  restoring: { en: 'restoring {backup}', ko: '복원 중: {backup}' },
  starting: { en: 'starting the scratch server', ko: '임시 서버 시작 중' },
  counting: { en: 'counting rows', ko: '행 수 확인 중' },
  checking: { en: 'checking tables and indexes', ko: '테이블과 인덱스 검사 중' },
});
