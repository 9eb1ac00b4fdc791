// Words: the pages that stand where a report cannot be shown.
import { defineWords } from '../core/words.ts';

export const words = defineWords('web', {
  expired: { en: 'This link has expired.', ko: '만료된 링크.' },
  forged: { en: 'This link is not valid.', ko: '유효하지 않은 링크.' },
  gone: { en: 'This report is no longer kept.', ko: '보관 기간이 지난 보고서.' },
  'not-found': { en: 'There is nothing here.', ko: '없는 페이지.' },
  failed: { en: 'The page could not be made just now.', ko: '지금은 페이지를 만들 수 없음.' },
  advice: {
    en: 'For a new link type /aegis report daily (or weekly, monthly) in Slack.',
    ko: '새 링크: Slack 에서 /aegis 보고서 daily (또는 weekly, monthly) 입력.',
  },
});
