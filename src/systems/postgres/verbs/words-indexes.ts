// What the verbs on partitioned indexes and rebuilds say.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/index-verbs', {
  partsBuilt: { en: '{index} built over {parts} parts', ko: '{index} 생성, 파티션 {parts}개' },
  partsThere: { en: '{index} is there and valid over all parts', ko: '{index} 모든 파티션에서 유효' },
  partsInvalid: {
    en: 'index {index} is still invalid: a part was added meanwhile, plan again',
    ko: '인덱스 {index} 아직 무효: 그사이 파티션 추가됨, 다시 계획 필요',
  },
  partsDrop: { en: 'drop {index} with its {parts} parts', ko: '{index} 및 파티션 인덱스 {parts}개 삭제' },
  partsDropped: { en: '{index} and its parts dropped', ko: '{index} 및 파티션 인덱스 삭제' },
  rebuilt: {
    en: '{index} rebuilt, {before:bytes} → {after:bytes}',
    ko: '{index} 재구축, {before:bytes} → {after:bytes}',
  },
  rebuiltAlready: { en: '{index} was rebuilt', ko: '{index} 재구축됨' },
  rebuildGone: { en: 'index {index} is not there any more', ko: '인덱스 없음: {index}' },
  rebuildMoved: {
    en: 'index {index} is not what was approved any more: now {definition}',
    ko: '승인된 인덱스와 다름: {index}, 현재 {definition}',
  },
  clear: { en: 'remove what a stopped rebuild of {index} left', ko: '중단된 재구축 잔여물 제거: {index}' },
  cleared: { en: 'nothing of a rebuild of {index} is left', ko: '재구축 잔여물 없음: {index}' },
  carcass: {
    en: 'Rebuilding {index} stopped ({message}) and what is left of it could not be removed: {ddl}',
    ko: '{index} 재구축 중단({message}), 잔여물 제거 실패: {ddl}',
  },
});
