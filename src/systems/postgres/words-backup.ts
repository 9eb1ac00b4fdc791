// What the checks of backups and the restore drill say.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres/backups', {
  recent: { en: 'backups, age and size', ko: '백업 시점과 크기' },
  readable: { en: 'backups, read end to end', ko: '백업 전체 읽기' },
  proven: { en: 'backups, proven by restore', ko: '복원으로 검증된 백업' },
  needs: {
    en: '`backup:` in aegis.yml, and the backups on the machine of the worker',
    ko: 'aegis.yml의 `backup:`, 워커 머신에서 접근 가능한 백업',
  },
  none: { en: '{source}: no backup at all', ko: '{source}: 백업 없음' },
  old: {
    en: '{source}: the newest backup ({backup}) is {age:duration} old, limit {limit:duration}',
    ko: '{source}: 최근 백업({backup}) {age:duration} 경과, 한도 {limit:duration}',
  },
  failed: { en: '{source}: {backup}: {wrong}', ko: '{source}: {backup}: {wrong}' },
  smaller: {
    en: '{source}: the newest backup is {bytes:bytes}, {percent:percent} smaller than usual ({median:bytes})',
    ko: '{source}: 최근 백업 {bytes:bytes}, 평소({median:bytes})보다 {percent:percent} 작음',
  },
  bigger: {
    en: '{source}: the newest backup is {bytes:bytes}, {percent:percent} bigger than usual ({median:bytes})',
    ko: '{source}: 최근 백업 {bytes:bytes}, 평소({median:bytes})보다 {percent:percent} 큼',
  },
  isRecent: { en: '{source}: {backup}, {age:duration} old', ko: '{source}: {backup}, {age:duration} 경과' },
  isSized: {
    en: '{source}: {backup}, {age:duration} old, {bytes:bytes}',
    ko: '{source}: {backup}, {age:duration} 경과, {bytes:bytes}',
  },
  damaged: { en: '{source}: {backup} cannot be read to its end: {wrong}', ko: '{source}: {backup} 읽기 실패: {wrong}' },
  wasRead: { en: '{source}: {backup} read to its end', ko: '{source}: {backup} 끝까지 읽음' },
  readByDrill: {
    en: '{source}: {backup} is read by restore-drill only (a tool’s own, or bigger than {limit:bytes})',
    ko: '{source}: {backup} 읽기는 restore-drill에서만 수행 (전용 도구 또는 {limit:bytes} 초과)',
  },
  never: {
    en: '{source}: never restored here, so nobody knows whether it can be',
    ko: '{source}: 복원해 본 적 없음, 복원 가능 여부 미확인',
  },
  stale: {
    en: '{source}: last restored {at:date}, {age:duration} ago, limit {limit:duration}',
    ko: '{source}: 마지막 복원 {at:date}, {age:duration} 경과, 한도 {limit:duration}',
  },
  low: {
    en: '{source}: only level {level} of 4 proven ({name}) on {at:date}: {wrong}',
    ko: '{source}: 4단계 중 {level}단계만 검증됨({name}), {at:date}: {wrong}',
  },
  lowSince: { en: '{said}; level 4 was last proven on {at:date}', ko: '{said}; 마지막 4단계 검증: {at:date}' },
  slow: {
    en: '{source}: back in {time:duration}, promised {limit:duration}',
    ko: '{source}: 복원 소요 {time:duration}, 목표 {limit:duration}',
  },
  isProven: {
    en: '{source}: level {level} of 4 ({name}) proven {at:date} with {backup}, back in {time:duration}',
    ko: '{source}: 4단계 중 {level}단계({name}) 검증, {at:date}, 백업 {backup}, 복원 소요 {time:duration}',
  },
  isProvenPart: {
    en: '{source}: level {level} of 4 ({name}), {at:date}',
    ko: '{source}: 4단계 중 {level}단계({name}), {at:date}',
  },
  level0: { en: 'it is there', ko: '존재' },
  level1: { en: 'of the usual size', ko: '크기 정상' },
  level2: { en: 'readable end to end', ko: '전체 읽기 가능' },
  level3: { en: 'restored and started', ko: '복원 및 기동' },
  level4: { en: 'rows, structure and canary right', ko: '행 수, 구조, 카나리아 정상' },
  gaugeAge: { en: 'age of the newest backup', ko: '최근 백업 경과 시간' },
  gaugeBytes: { en: 'size of the newest backup', ko: '최근 백업 크기' },
  gaugeLevel: { en: 'level proven of a backup', ko: '백업 검증 단계' },
  gaugeRestore: { en: 'time to restore', ko: '복원 소요 시간' },
  drill: { en: 'restore drill', ko: '복원 훈련' },
  title: { en: 'Restore a backup of {target} on trial', ko: '{target} 백업 시험 복원' },
  whyNever: { en: '{source} was never restored here.', ko: '복원해 본 적 없음: {source}.' },
  whyAgain: {
    en: '{source} was last proven to level {level} of 4, {age:duration} ago.',
    ko: '마지막 검증: {source}, 4단계 중 {level}단계, {age:duration} 전.',
  },
  step: {
    en: 'Restore the newest backup of {source} into a scratch server below {scratch}, judge it, remove it',
    ko: '{source}의 최근 백업을 {scratch} 아래 임시 서버에 복원, 검사 후 제거',
  },
  newest: { en: 'newest now: {backup}, of {at:datetime}', ko: '현재 최근 백업: {backup}, {at:datetime}' },
  space: {
    en: 'about {needed:bytes} below {scratch}, {free:bytes} free; given back at the end',
    ko: '{scratch} 아래 약 {needed:bytes}, 여유 {free:bytes}; 종료 시 반환',
  },
  locks: {
    en: 'none on the server: one look at its row counts. Disk and processor of the machine that Aegis runs on, at low priority',
    ko: '서버 잠금 없음: 행 수 조회 1회. Aegis 머신의 디스크와 CPU 사용, 낮은 우선순위',
  },
  time: { en: 'last time {time:duration} until the copy was back', ko: '지난번 복원 소요 {time:duration}' },
  outage: { en: 'none', ko: '없음' },
  undo: { en: 'nothing to take back: the server is not changed', ko: '되돌릴 것 없음: 서버 변경 없음' },
  proof: {
    en: 'the level proven and the time to restore, before and after',
    ko: '검증 단계와 복원 소요 시간의 전후 비교',
  },
  noSuch: { en: 'No source "{source}". There are: {list}.', ko: '백업 소스 없음: {source}. 가능한 소스: {list}.' },
  noBackup: { en: '{source} has no backup to restore.', ko: '복원할 백업 없음: {source}.' },
  cannot: { en: 'Cannot look: {reason}', ko: '확인 불가: {reason}' },
  noRoom: {
    en: '{scratch} has {free:bytes} free, the copy would need {needed:bytes}: make room or name another folder by `scratch:`.',
    ko: '{scratch} 여유 {free:bytes}, 필요 {needed:bytes}: 공간 확보 또는 `scratch:` 변경 필요.',
  },
  said: {
    en: '{backup}: level 4 of 4. Back in {time:duration}, {tables} tables and {rows:number} rows as they should be',
    ko: '{backup}: 4단계 중 4단계. 복원 {time:duration}, 테이블 {tables}개와 {rows:number}행 정상',
  },
  saidLow: {
    en: '{backup}: only level {level} of 4 ({name}). {wrong}',
    ko: '{backup}: 4단계 중 {level}단계만 검증({name}). {wrong}',
  },
  saidNotes: { en: '{said}. Not looked at: {notes}', ko: '{said}. 미확인: {notes}' },
});

export const levelNames = [words.level0(), words.level1(), words.level2(), words.level3(), words.level4()] as const;
