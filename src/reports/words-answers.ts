// Words: what one person is told privately: refusals with their reason, and what to do instead.
import { defineWords } from '../core/words.ts';

export const answerWords = defineWords('reports.answer', {
  requester: {
    en: 'You cannot approve change {id}: you asked for it.',
    ko: '변경 {id} 승인 불가: 본인이 요청한 변경.',
  },
  noRole: {
    en: 'You cannot decide change {id}: it needs a role that you do not have.',
    ko: '변경 {id} 결정 불가: 필요한 역할 없음.',
  },
  terminal: {
    en: 'You cannot approve change {id} from a terminal: it needs a second person, and only Slack knows who that is.',
    ko: '변경 {id} 터미널 승인 불가: 두 번째 사람 필요, Slack 에서만 확인 가능.',
  },
  guest: {
    en: 'You cannot decide change {id}: guests decide nothing.',
    ko: '변경 {id} 결정 불가: 게스트 계정.',
  },
  deactivated: {
    en: 'You cannot decide change {id}: this account is deactivated.',
    ko: '변경 {id} 결정 불가: 비활성 계정.',
  },
  foreign: {
    en: 'You cannot decide change {id}: this account belongs to another workspace.',
    ko: '변경 {id} 결정 불가: 다른 워크스페이스 계정.',
  },
  unreadable: {
    en: 'You cannot decide change {id}: your user group could not be read just now. Nothing was counted.',
    ko: '변경 {id} 결정 불가: 사용자 그룹 확인 실패, 반영 없음.',
  },
  withHolders: { en: '{text} {who} can.', ko: '{text} 가능한 사람: {who}.' },
  nobodyCan: {
    en: '{text} Nobody has that role: see people in aegis.yml.',
    ko: '{text} 해당 역할 보유자 없음: aegis.yml 의 people 참조.',
  },
  person: { en: '{by:person}', ko: '{by:person}' },

  alreadyApproved: { en: 'Already approved by {by:person} at {at:time}.', ko: '이미 승인됨: {by:person} {at:time}.' },
  alreadyRejected: { en: 'Already rejected by {by:person} at {at:time}.', ko: '이미 거절됨: {by:person} {at:time}.' },
  alreadyRejectedWhy: {
    en: 'Already rejected by {by:person} at {at:time}: "{reason}".',
    ko: '이미 거절됨: {by:person} {at:time}: "{reason}".',
  },
  alreadyState: { en: 'Too late: change {id} is {state}.', ko: '늦음: 변경 {id} 상태: {state}.' },
  expired: {
    en: 'Change {id} expired {at:date} {at:time}. Ask for a new plan.',
    ko: '변경 {id} 만료됨 {at:date} {at:time}. 새 계획 요청 필요.',
  },
  planMoved: {
    en: 'The plan changed since you saw it. Your click was not counted; the new plan is in the card.',
    ko: '확인하신 뒤 계획이 바뀜. 클릭은 반영되지 않았으며 새 계획은 카드에 표시.',
  },
  planMovedWhy: {
    en: 'The plan changed since you saw it ({why}). Your click was not counted; the new plan is in the card.',
    ko: '확인하신 뒤 계획이 바뀜({why}). 클릭은 반영되지 않았으며 새 계획은 카드에 표시.',
  },
  typo: { en: 'No command "{typed}". Did you mean: {list}?', ko: '없는 명령: "{typed}". 혹시: {list}?' },
  typoAlone: { en: 'No command "{typed}". Type /aegis help.', ko: '없는 명령: "{typed}". 목록: /aegis 도움말.' },
  noTarget: {
    en: 'No target "{typed}". Targets you may see: {list}.',
    ko: '없는 대상: "{typed}". 볼 수 있는 대상: {list}.',
  },
  noTargets: { en: 'No target "{typed}". None is configured yet.', ko: '없는 대상: "{typed}". 설정된 대상 없음.' },
  noChange: { en: 'No change {id}.', ko: '없는 변경: {id}.' },
  frozen: {
    en: 'Changes are frozen until {at:date} {at:time} by {by:person}: "{reason}". Nothing was started.',
    ko: '변경 동결 중, 해제 {at:date} {at:time}, {by:person}: "{reason}". 시작된 작업 없음.',
  },
  notAccepted: {
    en: 'Not accepted: the store does not answer. Nothing was started; try again in a minute.',
    ko: '접수되지 않음: 저장소 응답 없음. 시작된 작업 없음, 1분 후 재시도.',
  },
  accepted: { en: 'Working on it.', ko: '처리 중.' },
  busy: {
    en: '{target} is busy with change {id}; one change at a time. Nothing was started.',
    ko: '{target}: 변경 {id} 진행 중, 한 번에 하나만 가능. 시작된 작업 없음.',
  },
  nothingToDo: { en: 'Nothing to do: {reason}', ko: '할 일 없음: {reason}' },
});
