// Words: what the renderers add by themselves: marks in words, what was cut, headings of the full page.
import { defineWords } from '../core/words.ts';

export const words = defineWords('render', {
  critical: { en: 'critical', ko: '심각' },
  warning: { en: 'warning', ko: '경고' },
  info: { en: 'note', ko: '참고' },
  ok: { en: 'fine', ko: '정상' },
  finding: { en: 'found', ko: '발견' },
  'not-checked': { en: 'not checked', ko: '미점검' },
  error: { en: 'check failed', ko: '점검 실패' },

  cut: { en: '… ({count} more {count:plural character|characters})', ko: '…(이하 {count}자 생략)' },
  moreLines: {
    en: '{count} more {count:plural line|lines} did not fit',
    ko: '공간 부족으로 {count}줄 생략',
  },
  moreOnPage: {
    en: '{count} more {count:plural line|lines} did not fit; the full report has all',
    ko: '공간 부족으로 {count}줄 생략, 전체 보고서에 모두 있음',
  },
  moreRows: { en: 'and {count} more {count:plural row|rows}', ko: '외 {count}행' },
  fullReport: { en: 'Full report', ko: '전체 보고서' },
  type: { en: 'Type: {command}', ko: '입력: {command}' },

  everyTarget: { en: 'Every target, every check', ko: '대상별 전체 점검' },
  examinedOf: { en: '{examined} of {total} examined', ko: '{total}건 중 {examined}건 점검' },
  check: { en: 'Check', ko: '점검' },
  state: { en: 'State', ko: '상태' },
  said: { en: 'What was seen', ko: '확인 내용' },
  remedy: { en: 'Remedy: {remedy}', ko: '조치: {remedy}' },
});
