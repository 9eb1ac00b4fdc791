// What each further right unlocks.
import { defineWords } from '../../core/words.ts';

export const words = defineWords('postgres/rights', {
  signals: {
    en: 'may cancel queries and end sessions (pg_signal_backend)',
    ko: '쿼리 취소와 세션 종료 가능 (pg_signal_backend)',
  },
  readsData: {
    en: 'sees query plans and column statistics: plans of slow queries, index advice, bloat (pg_read_all_data; it also reads the data)',
    ko: '실행 계획과 컬럼 통계 조회: 느린 쿼리 계획, 인덱스 제안, 부풀림 (pg_read_all_data; 데이터 조회도 가능)',
  },
  readsRules: {
    en: 'sees who may connect (pg_hba_file_rules)',
    ko: '접속 허용 규칙 조회 (pg_hba_file_rules)',
  },
});
