// Words: the verdict, what changed and the small print of scheduled reports, checks and status.
import { defineWords } from '../core/words.ts';

export const words = defineWords('reports', {
  nothingNeedsYou: { en: 'Nothing needs you', ko: '확인할 일 없음' },
  thingsNeedYou: { en: '{count} {count:plural thing needs|things need} you', ko: '확인할 일 {count}건' },
  coverage: {
    en: '{targets} {targets:plural target|targets}, {examined} of {total} {total:plural check|checks}',
    ko: '대상 {targets}, 점검 {total}건 중 {examined}건',
  },
  coverageWhole: {
    en: '{targets} {targets:plural target|targets}, {total} of {total} {total:plural check|checks}',
    ko: '대상 {targets}, 점검 {total}건 모두',
  },
  noTargets: { en: 'no targets to look after yet', ko: '관리 대상 없음' },
  at: { en: '{at:datetime}', ko: '{at:datetime}' },
  late: { en: 'late by {by:duration}', ko: '지연 {by:duration}' },
  lateDown: {
    en: 'late by {by:duration} (Aegis was down {from:time}–{to:time})',
    ko: '지연 {by:duration}(Aegis 중단 {from:time}–{to:time})',
  },
  week: { en: 'the week', ko: '주간' },
  weekSince: { en: 'the week since {since:date}', ko: '주간, {since:date} 이후' },
  month: { en: 'the month', ko: '월간' },
  monthSince: { en: 'the month since {since:date}', ko: '월간, {since:date} 이후' },

  fresh: { en: 'new', ko: '신규' },
  sinceTime: { en: 'since {at:time}', ko: '{at:time} 이후' },
  sinceDate: { en: 'since {at:date}', ko: '{at:date} 이후' },
  worseThan: { en: 'worse, was {before}', ko: '악화, 이전 {before}' },
  betterThan: { en: 'better, was {before}', ko: '개선, 이전 {before}' },
  critical: { en: 'critical', ko: '심각' },
  warning: { en: 'warning', ko: '경고' },
  info: { en: 'note', ko: '참고' },
  percent: { en: '{value:percent}', ko: '{value:percent}' },
  andMore: { en: '{first}, and {count} more', ko: '{first} 외 {count}건' },
  more: { en: 'and {count} more', ko: '외 {count}건' },

  plansWait: {
    en: '{count} {count:plural plan waits|plans wait} for approval, the oldest expires {at:date} {at:time}',
    ko: '승인 대기 계획 {count}건, 가장 이른 만료 {at:date} {at:time}',
  },
  plansWaitToday: {
    en: '{count} {count:plural plan waits|plans wait} for approval, the oldest expires at {at:time}',
    ko: '승인 대기 계획 {count}건, 가장 이른 만료 {at:time}',
  },
  outcomeUnknown: {
    en: 'outcome of change {id} unknown, no other change can run here until it is settled',
    ko: '변경 {id} 결과 불명, 확인 전까지 다른 변경 불가',
  },
  planFor: { en: 'Plan: {title}', ko: '계획: {title}' },
  showPlans: { en: 'Show plans', ko: '계획 보기' },
  lookNow: { en: 'Look now', ko: '지금 확인' },

  better: { en: 'Better: {list}', ko: '개선: {list}' },
  worse: { en: 'Worse: {list}', ko: '악화: {list}' },
  fixed: { en: 'Fixed: {list}', ko: '해결: {list}' },
  fine: { en: 'Fine: {list}', ko: '정상: {list}' },
  byChange: { en: '{text} (change {id})', ko: '{text}(변경 {id})' },
  gauge: { en: '{target} {title} {move}', ko: '{target} {title} {move}' },
  gaugeOf: { en: '{target} {subject} {title} {move}', ko: '{target} {subject} {title} {move}' },
  name: { en: '{name}', ko: '{name}' },
  onTarget: { en: '{target} {text}', ko: '{target} {text}' },
  onTargetNow: { en: '{target} {text}, now {now:percent}', ko: '{target} {text}, 현재 {now:percent}' },

  notChecked: { en: 'Not checked, {count}: {list}', ko: '미점검 {count}: {list}' },
  failedCheck: { en: 'failed: {reason}', ko: '실패: {reason}' },
  behindSilence: { en: 'all other checks (does not answer)', ko: '나머지 점검 전체(응답 없음)' },
  muted: {
    en: 'Muted, {count}: the next ends {at:date} {at:time}',
    ko: '음소거 {count}: 가장 이른 종료 {at:date} {at:time}',
  },
  took: { en: 'took {ms:duration}', ko: '{ms:duration} 소요' },
  next: { en: 'next {at:date} {at:time}', ko: '다음 {at:date} {at:time}' },

  compared: { en: 'Compared with {at:date}', ko: '{at:date} 대비' },
  columnWhat: { en: 'What', ko: '항목' },
  columnThen: { en: 'Then', ko: '이전' },
  columnNow: { en: 'Now', ko: '현재' },
  columnMove: { en: 'Change', ko: '변화' },
  plus: { en: '+{value:percent}', ko: '+{value:percent}' },
  minus: { en: '−{value:percent}', ko: '−{value:percent}' },
  fromNothing: { en: 'from 0', ko: '0 대비' },
  movedBetter: { en: '{by} better', ko: '{by} 개선' },
  movedWorse: { en: '{by} worse', ko: '{by} 악화' },
  counts: {
    en: '{fresh} new, {fixed} fixed, {done} {done:plural change|changes} done, {failed} stopped',
    ko: '신규 {fresh}, 해결 {fixed}, 변경 완료 {done}, 중단 {failed}',
  },

  nothingExamined: { en: 'Nothing could be checked', ko: '점검된 항목 없음' },
  examined: { en: '{title}: {examined}', ko: '{title}: {examined}' },
  mutedUntil: {
    en: 'muted until {at:date} {at:time}: "{reason}"',
    ko: '음소거, 종료 {at:date} {at:time}: "{reason}"',
  },
});
