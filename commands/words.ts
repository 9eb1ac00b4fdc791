// What the commands say: their one-line descriptions, and how to mend what was typed.
import { defineWords } from '../src/core/words.ts';

export const abouts = defineWords('command', {
  help: { en: 'what you may ask here', ko: '사용할 수 있는 명령' },
  status: { en: 'how every target is now, and what waits', ko: '대상별 현재 상태와 대기 중인 일' },
  check: { en: 'look now, at all or at one target, kind or check', ko: '지금 점검: 전체, 대상, 종류 또는 점검 하나' },
  report: { en: 'the daily, weekly or monthly report now', ko: '일간, 주간, 월간 보고서 바로 보기' },
  optimize: { en: 'plan a remedy; nothing runs before approval', ko: '조치 계획 작성, 승인 전 실행 없음' },
  changes: { en: 'plans that wait and changes that run', ko: '대기 중인 계획과 실행 중인 변경' },
  show: { en: 'one change with its plan, votes and proof', ko: '변경 하나의 계획, 승인, 결과' },
  approve: { en: 'approve the plan as it is now', ko: '현재 계획 승인' },
  reject: { en: 'turn a plan down, with the reason', ko: '사유를 적어 계획 거절' },
  undo: { en: 'plan the way back of a change', ko: '변경을 되돌리는 계획 작성' },
  override: {
    en: 'run an approved change now, in spite of a freeze or its window',
    ko: '동결·시간대와 무관하게 승인된 변경 즉시 실행',
  },
  cancel: { en: 'stop a change that waits or runs', ko: '대기 또는 실행 중인 변경 중지' },
  history: { en: 'what was changed, by whom, with what proof', ko: '지난 변경: 누가, 무엇을, 결과' },
  mute: { en: 'silence a finding for a while', ko: '발견 항목 일정 기간 알림 중지' },
  unmute: { en: 'hear about a finding again', ko: '발견 항목 알림 다시 켜기' },
  window: { en: 'when changes may run', ko: '변경 가능 시간대' },
  freeze: { en: 'let no change start until a time', ko: '정한 시각까지 변경 시작 금지' },
  unfreeze: { en: 'end a freeze early', ko: '동결 조기 해제' },
  doctor: { en: 'what Aegis needs to work, and how to mend it', ko: 'Aegis 작동 조건과 고치는 방법' },
});

export const mends = defineWords('typed', {
  noCommand: {
    en: 'No command "{typed}". Did you mean: {list}?',
    ko: '명령 없음: "{typed}". 혹시: {list}?',
  },
  noCommandAtAll: {
    en: 'No command "{typed}". Type "help" to see what there is.',
    ko: '명령 없음: "{typed}". 목록: "도움말".',
  },
  noTarget: {
    en: 'No target "{typed}". Targets you may see: {list}.',
    ko: '대상 없음: "{typed}". 볼 수 있는 대상: {list}.',
  },
  noTargetsAtAll: {
    en: 'No target "{typed}": the fleet file names none yet.',
    ko: '대상 없음: "{typed}". 설정 파일에 대상이 아직 없음.',
  },
  noTargetOrKind: {
    en: 'No target, kind or check "{typed}". Did you mean: {list}?',
    ko: '대상, 종류, 점검 없음: "{typed}". 혹시: {list}?',
  },
  noCheck: { en: 'No check "{typed}". There are: {list}.', ko: '점검 없음: "{typed}". 가능한 점검: {list}.' },
  noRemedy: { en: 'No remedy "{typed}". There are: {list}.', ko: '조치 없음: "{typed}". 가능한 조치: {list}.' },
  noRemediesAtAll: { en: 'Nothing can be optimized on {target} yet.', ko: '가능한 조치 없음: {target}.' },
  noReport: { en: 'No report "{typed}". There are: {list}.', ko: '보고서 없음: "{typed}". 가능한 보고서: {list}.' },
  noChange: {
    en: '"{typed}" is not the number of a change. "changes" lists them.',
    ko: '변경 번호 아님: "{typed}". 목록: "변경".',
  },
  noSpan: {
    en: '"{typed}" is not a span of time: 30m, 2h, 3d, 1w. At most {most:duration}.',
    ko: '기간 아님: "{typed}". 예: 30분, 2시간, 3일, 1주. 최대 {most:duration}.',
  },
  noEnd: {
    en: '"{typed}" is neither a span of time (2h, 3d) nor a time of day (18:00). At most {most:duration}.',
    ko: '기간(2시간, 3일)도 시각(18:00)도 아님: "{typed}". 최대 {most:duration}.',
  },
  missing: { en: 'Something is missing. Usage: {usage}.', ko: '빠진 값 있음. 사용법: {usage}.' },
  tooLong: {
    en: 'That is too long to be a command: at most {most:number} characters.',
    ko: '명령이 너무 김: 최대 {most:number}자.',
  },
  tooMuch: { en: '"{typed}" is too much. Usage: {usage}.', ko: '필요 없는 값: "{typed}". 사용법: {usage}.' },
});
