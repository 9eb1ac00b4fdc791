// What the checks of bloat say.
import { defineWords } from '../../../core/words.ts';

export const words = defineWords('postgres/bloat', {
  table: { en: 'bloated tables', ko: '부풀어 오른 테이블' },
  index: { en: 'bloated indexes', ko: '부풀어 오른 인덱스' },
  measured: {
    en: '{name}: {percent:percent} of {bytes:bytes} is free or dead, {waste:bytes} (measured)',
    ko: '{name}: {bytes:bytes} 중 {percent:percent} 미사용, {waste:bytes} (실측)',
  },
  estimated: {
    en: '{name}: about {percent:percent} of {bytes:bytes} is not needed, {waste:bytes} (estimate; pgstattuple would measure it)',
    ko: '{name}: {bytes:bytes} 중 약 {percent:percent} 불필요, {waste:bytes} (추정치, pgstattuple로 실측 가능)',
  },
  looked: {
    en: '{count} of {floor:bytes} and more, {measured} measured by pgstattuple',
    ko: '{floor:bytes} 이상 {count}개, pgstattuple 실측 {measured}개',
  },
  hidden: {
    en: '{said}; {hidden} not judged (no column statistics to see, or dropped columns): pgstattuple measures them',
    ko: '{said}; 판단 불가 {hidden}개 (컬럼 통계 조회 불가 또는 삭제된 컬럼): pgstattuple 실측 필요',
  },
  cannot: {
    en: 'needs pgstattuple (CREATE EXTENSION pgstattuple) or pg_read_all_data for {role}: no column statistics to see for the {count} of {floor:bytes} and more, or they hold dropped columns',
    ko: 'pgstattuple(CREATE EXTENSION pgstattuple) 또는 pg_read_all_data 권한 필요 ({role}): {floor:bytes} 이상 {count}개의 컬럼 통계 조회 불가 또는 삭제된 컬럼 있음',
  },
  needs: { en: 'pgstattuple or pg_read_all_data', ko: 'pgstattuple 또는 pg_read_all_data' },
});
