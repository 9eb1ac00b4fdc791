// Words: the card of a plan, before and after its decision, and the progress of its run.
import { defineWords } from '../core/words.ts';

export const planWords = defineWords('reports.plan', {
  change: { en: 'change {id}', ko: '변경 {id}' },
  low: { en: 'low risk', ko: '위험: 낮음' },
  medium: { en: 'medium risk', ko: '위험: 중간' },
  high: { en: 'high risk', ko: '위험: 높음' },
  does: { en: 'Does', ko: '실행' },
  step: { en: '{n}. {text}', ko: '{n}. {text}' },
  moreSteps: { en: 'and {count} more in the file', ko: '외 {count}단계는 파일 참조' },
  tests: { en: 'Then tests', ko: '이후 시험' },
  locks: { en: 'Locks', ko: '잠금' },
  cost: { en: 'Cost', ko: '비용' },
  outage: { en: 'outage: {outage}', ko: '중단: {outage}' },
  undo: { en: 'Undo', ko: '되돌리기' },
  proof: { en: 'Proof', ko: '증명' },
  evidence: { en: 'Evidence', ko: '근거' },
  moreEvidence: { en: 'and {count} more in the file', ko: '외 {count}건은 파일 참조' },

  needs: { en: 'Needs {count} {count:plural approver|approvers}', ko: '필요 승인 {count}명' },
  notRequester: { en: 'not the one who asked', ko: '요청자 제외' },
  may: { en: '{who} may approve', ko: '승인 가능: {who}' },
  person: { en: '{by:person}', ko: '{by:person}' },
  nobodyMay: { en: 'nobody has the role to approve this', ko: '승인 권한자 없음' },
  asked: { en: 'asked by {by:person} at {at:time}', ko: '요청 {by:person} {at:time}' },
  expires: { en: 'expires {at:date} {at:time}', ko: '만료 {at:date} {at:time}' },
  plan: { en: 'plan {hash}', ko: '계획 {hash}' },
  windowEnds: { en: 'window open until {at:date} {at:time}', ko: '작업 창 종료 {at:date} {at:time}' },

  approve: { en: 'Approve', ko: '승인' },
  approveAt: {
    en: 'Approve, run at next window ({at:datetime})',
    ko: '승인, 다음 작업 창 실행({at:datetime})',
  },
  reject: { en: 'Reject…', ko: '거절…' },
  details: { en: 'Details', ko: '상세' },
  override: { en: 'Run now…', ko: '지금 실행…' },
  letThrough: {
    en: 'Let through by {by:person} {at:time}: "{reason}"',
    ko: '강행 {by:person} {at:time}: "{reason}"',
  },
  cancel: { en: 'Cancel', ko: '취소' },
  confirmTitle: { en: 'Approve change {id}?', ko: '변경 {id} 승인?' },
  confirmText: { en: '{title}. High risk. {undo}', ko: '{title}. 위험: 높음. {undo}' },
  confirmNo: { en: 'Back', ko: '뒤로' },

  voted: { en: 'Approved by {by:person} {at:time}', ko: '승인 {by:person} {at:time}' },
  moreVotes: { en: '{count} more needed', ko: '추가 필요 {count}명' },
  rejected: { en: 'Rejected by {by:person} {at:time}', ko: '거절 {by:person} {at:time}' },
  rejectedWhy: { en: 'Rejected by {by:person} {at:time}: "{reason}"', ko: '거절 {by:person} {at:time}: "{reason}"' },
  cancelled: { en: 'Cancelled by {by:person} {at:time}', ko: '취소 {by:person} {at:time}' },
  cancelledAlone: { en: 'Cancelled', ko: '취소됨' },
  expired: { en: 'Expired undecided {at:date} {at:time}', ko: '결정 없이 만료 {at:date} {at:time}' },
  takenBackBy: { en: 'Way back: change {id}', ko: '되돌리기: 변경 {id}' },
  runsAt: { en: 'Runs at {at:datetime}', ko: '실행 예정 {at:datetime}' },
  runsSoon: { en: 'Starts as soon as a worker is free', ko: '작업자 확보 시 바로 시작' },
  running: { en: 'Running since {at:time}', ko: '실행 중, 시작 {at:time}' },
  done: { en: 'Done {at:time}', ko: '완료 {at:time}' },
  failed: { en: 'Stopped {at:time}', ko: '중단 {at:time}' },
  'rolled-back': { en: 'Taken back {at:time}', ko: '원상 복구 {at:time}' },
  unknown: { en: 'Outcome unknown since {at:time}', ko: '결과 불명 {at:time}' },
});

export const progressWords = defineWords('reports.progress', {
  running: { en: 'Running', ko: '실행 중' },
  undoing: { en: 'Taking back', ko: '되돌리는 중' },
  step: { en: 'step {step} of {total}', ko: '단계 {step}/{total}' },
  count: { en: '{done} of {of}', ko: '{of} 중 {done}' },
  elapsed: { en: '{ms:duration}', ko: '{ms:duration} 경과' },
});

export const alertWords = defineWords('reports.alert', {
  verdict: { en: '{target} {text}', ko: '{target} {text}' },
  since: { en: 'since {at:time}', ko: '{at:time} 이후' },
  resolved: {
    en: '{target} resolved {at:time} after {ms:duration}',
    ko: '{target} 해소 {at:time}, {ms:duration} 지속',
  },
  cause: { en: 'cause: change {id}, {title}', ko: '원인: 변경 {id}, {title}' },
  was: { en: 'was: {text}', ko: '이전: {text}' },
  plan: { en: 'Plan: {title}', ko: '계획: {title}' },
});
