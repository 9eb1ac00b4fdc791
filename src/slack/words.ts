// Words: what this folder says by itself: in its two windows, and where a request could not be saved.
import { defineWords } from '../core/words.ts';

export const words = defineWords('slack', {
  notAccepted: {
    en: 'Not accepted: the state database does not answer. Nothing was started; please try again in a minute.',
    ko: '접수되지 않음: 상태 데이터베이스 응답 없음. 아무 작업도 시작되지 않았으니 1분 후 다시 시도 바람.',
  },
  unsure: {
    en: 'The state database is slow: whether this was accepted is not known. If it was, the answer comes here; look before you repeat it.',
    ko: '상태 데이터베이스 지연: 접수 여부 미확인. 접수된 경우 답변이 여기에 표시되니 반복 전에 확인 바람.',
  },
  unknownButton: {
    en: 'This button belongs to another version of Aegis and does nothing any more. Type /aegis help.',
    ko: '다른 버전의 버튼이라 더 이상 동작하지 않음. /aegis 도움말 입력 바람.',
  },
  notOpened: {
    en: 'The window did not open in time. Nothing was started; please press the button again.',
    ko: '창이 제때 열리지 않음. 아무 작업도 시작되지 않았으니 버튼을 다시 누르기 바람.',
  },
  overrideTitle: { en: 'Run change {change} now', ko: '변경 {change} 지금 실행' },
  override: { en: 'Run now', ko: '지금 실행' },
  rejectTitle: { en: 'Reject change {change}', ko: '변경 {change} 거절' },
  reject: { en: 'Reject', ko: '거절' },
  reason: { en: 'Reason, seen by everyone', ko: '사유 (모두에게 표시)' },
  reasonMissing: { en: 'Please give a reason.', ko: '사유 입력 필요.' },
  approveTitle: { en: 'Approve change {change}', ko: '변경 {change} 승인' },
  approve: { en: 'Approve', ko: '승인' },
  danger: {
    en: 'High risk: {title}. Read the plan again before you approve it.',
    ko: '위험 높음: {title}. 승인 전 계획 재확인 바람.',
  },
  typeName: { en: 'Type the name of the target: {target}', ko: '대상 이름 입력: {target}' },
  wrongName: { en: 'This is not the name. It is: {target}', ko: '이름 불일치. 대상: {target}' },
  close: { en: 'Back', ko: '닫기' },
});
