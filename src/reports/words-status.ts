// Words: status, home and help.
import { defineWords } from '../core/words.ts';

export const statusWords = defineWords('reports.status', {
  at: { en: '{at:datetime}', ko: '{at:datetime}' },
  fine: { en: 'fine, {examined} {examined:plural check|checks}', ko: '정상, 점검 {examined}건' },
  notExamined: { en: 'nothing could be checked', ko: '점검된 항목 없음' },
  checked: { en: 'checked {at:time}', ko: '점검 {at:time}' },
  stale: { en: 'last checked {at:date} {at:time}', ko: '마지막 점검 {at:date} {at:time}' },
  open: { en: 'window open until {at:time}', ko: '작업 창 열림, 종료 {at:time}' },
  closed: { en: 'next window {at:date} {at:time}', ko: '다음 작업 창 {at:date} {at:time}' },
  frozen: {
    en: 'Changes are frozen until {at:date} {at:time}, by {by:person}: "{reason}"',
    ko: '변경 동결, 해제 {at:date} {at:time}, {by:person}: "{reason}"',
  },
});

export const homeWords = defineWords('reports.home', {
  waiting: { en: 'Waiting for a decision', ko: '결정 대기' },
  mine: { en: 'Asked by you', ko: '내가 요청한 변경' },
  targets: { en: 'Targets', ko: '대상' },
  reports: { en: 'Next reports', ko: '다음 보고' },
  daily: { en: 'Daily: {at:datetime}', ko: '일간: {at:datetime}' },
  weekly: { en: 'Weekly: {at:datetime}', ko: '주간: {at:datetime}' },
  monthly: { en: 'Monthly: {at:datetime}', ko: '월간: {at:datetime}' },
  may: { en: 'You may: {list}', ko: '권한: {list}' },
  viewer: { en: 'look', ko: '조회' },
  operator: { en: 'plan and run low-risk changes', ko: '계획 및 저위험 변경 실행' },
  approver: { en: 'approve changes', ko: '변경 승인' },
  typeHelp: { en: 'Type /aegis help for all commands.', ko: '전체 명령: /aegis 도움말' },
});

export const helpWords = defineWords('reports.help', {
  title: { en: 'What you can type after /aegis', ko: '/aegis 뒤에 입력할 수 있는 명령' },
  word: { en: '{word}', ko: '{word}' },
  foot: {
    en: 'In a thread, mention Aegis and type the same words. Only what you may do is listed.',
    ko: '스레드에서는 Aegis 멘션 뒤에 같은 말 입력. 권한 있는 명령만 표시.',
  },
});

export const doctorWords = defineWords('reports.doctor', {
  ready: { en: 'Everything needed is there', ko: '필요한 것 모두 갖춤' },
  missing: {
    en: '{count} {count:plural thing is|things are} missing',
    ko: '부족한 것 {count}건',
  },
  probes: { en: '{ok} of {total} fine', ko: '{total}건 중 {ok}건 정상' },
  degraded: { en: 'works, with {count} {count:plural gap|gaps}', ko: '동작하나 미비 {count}건' },
  line: { en: '{name}: {text}', ko: '{name}: {text}' },
  mend: { en: '{text}. Mend: {mend}', ko: '{text}. 해결: {mend}' },
});
