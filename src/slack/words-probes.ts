// What doctor says about Slack.
import { defineWords } from '../core/words.ts';

export const words = defineWords('slackProbes', {
  probeToken: { en: 'Slack token', ko: 'Slack 토큰' },
  tokenOf: { en: 'of the workspace {team}', ko: '워크스페이스: {team}' },
  probeScopes: { en: 'Slack scopes', ko: 'Slack 권한 범위' },
  scopesGranted: { en: 'all granted ({count:number})', ko: '모두 부여됨({count:number})' },
  scopesMissing: { en: 'missing: {list}', ko: '없음: {list}' },
  probeChannel: { en: 'channel {channel:channel}', ko: '채널 {channel:channel}' },
  channelJoined: { en: 'joined', ko: '참여 중' },
  channelNotJoined: { en: 'not joined: nothing can be posted there', ko: '미참여, 게시 불가' },
  channelArchived: { en: 'archived: nothing can be posted there', ko: '보관됨, 게시 불가' },
});
