// What the checks of indexes and foreign keys say.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/indexes', {
  redundant: { en: 'redundant indexes', ko: '불필요한 인덱스' },
  redundantFound: {
    en: '{index} ({bytes:bytes}) does nothing that {twin} does not: {rule}',
    ko: '{index} ({bytes:bytes}), 대체 가능: {twin} ({rule})',
  },
  rulePrefix: { en: 'its columns are the first ones there', ko: '선두 컬럼 동일' },
  ruleExpression: { en: 'its expressions and columns are the first ones there', ko: '선두 표현식·컬럼 동일' },
  ruleIncluded: { en: 'same keys, and its included columns are carried there', ko: '키 동일, 포함 컬럼도 있음' },
  ruleReverse: { en: 'the same columns, read backwards', ko: '같은 컬럼의 역방향' },
  unused: { en: 'unused indexes', ko: '미사용 인덱스' },
  unusedNever: {
    en: '{index} ({bytes:bytes}) was not scanned once in {window:duration}, and {writes:number} writes of its table paid for it',
    ko: '{index} ({bytes:bytes}): {window:duration} 동안 스캔 0회, 테이블 쓰기 {writes:number}건의 비용 발생',
  },
  unusedSince: {
    en: '{index} ({bytes:bytes}) was last scanned {window:duration} ago ({scans:number} scans before)',
    ko: '{index} ({bytes:bytes}): 마지막 스캔 {window:duration} 전 (이전 스캔 {scans:number}회)',
  },
  unusedStandbys: {
    en: '{said}; {standbys} {standbys:plural standby counts its|standbys count their} own scans, which are not in this',
    ko: '{said}; 스탠바이 {standbys}개의 스캔은 미포함',
  },
  unusedLooked: {
    en: '{count} {count:plural index|indexes} of {floor:bytes} and more, counters run for {window:duration}',
    ko: '{floor:bytes} 이상 인덱스 {count}개, 통계 기간 {window:duration}',
  },
  unusedYoung: {
    en: '{said}; {young} without scans observed for less than {days:number} days',
    ko: '{said}; 스캔 없음, 관찰 {days:number}일 미만: {young}개',
  },
  unusedTooEarly: {
    en: 'too little history: {window:duration} of {days:number} days; {young} without scans so far',
    ko: '기록 부족: {window:duration}, 필요 {days:number}일; 현재 스캔 없음 {young}개',
  },
  foreignKey: { en: 'foreign keys without an index', ko: '인덱스 없는 외래 키' },
  foreignKeyFound: {
    en: '{table} ({columns}) has no index: each delete or key update in {parent} reads all its {rows:number} rows',
    ko: '{table} ({columns}) 인덱스 없음: {parent} 삭제·키 수정마다 {rows:number}행 전체 읽기',
  },
  foreignKeyWeak: {
    en: '{table} ({columns}): no index has all of them as its first keys; one that carries them helps a little ({parent}, {rows:number} rows)',
    ko: '{table} ({columns}): 모두를 선두 키로 가진 인덱스 없음, 일부만 도움 ({parent}, {rows:number}행)',
  },
  foreignKeysLooked: { en: '{count} foreign {count:plural key|keys}', ko: '외래 키 {count}개' },
  foreignKeysLocked: {
    en: '{count} foreign {count:plural key|keys}, {locked} skipped (table locked exclusively)',
    ko: '외래 키 {count}개, 제외 {locked}개 (테이블 배타 잠금)',
  },
  foreignKeysAllLocked: {
    en: 'all {locked} foreign keys are on tables that somebody holds exclusively',
    ko: '외래 키 {locked}개 모두 배타 잠금된 테이블에 있음',
  },
});
