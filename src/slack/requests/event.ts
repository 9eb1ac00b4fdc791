// Events → Request: a mention, and App Home being opened. Slack sends an event again when it was not acknowledged;
// `event_id` stays the same.
import type { Language } from '../../core/locale.ts';
import type { NewRequest } from '../../core/request.ts';
import { typedRequest } from './typed.ts';

export interface EventBody {
  readonly event_id: string;
  readonly team_id?: string;
  readonly event: EventPayload;
}
interface EventPayload {
  readonly type: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly channel?: string;
  readonly tab?: string;
  /** The writer's own workspace, where it is not the channel's (a shared channel). */
  readonly user_team?: string;
  readonly team?: string;
}

/**
 * What stands after the mention is the command; undefined where no person wrote it. Answered where it was written: Slack
 * shows a private answer in a thread only where the thread has begun.
 */
export function mentionRequest(body: EventBody, botUserId: string, language: Language): NewRequest | undefined {
  const { user, bot_id, text = '', channel, ts, thread_ts } = body.event;
  if (user === undefined || bot_id !== undefined || user === botUserId) return undefined;
  const thread = thread_ts === undefined || thread_ts === ts ? undefined : thread_ts;
  const request = {
    key: `event:${body.event_id}`,
    via: 'mention',
    by: personOf(body, user),
    replyTo: { ...(channel === undefined ? {} : { channel }), ...(thread === undefined ? {} : { thread }) },
    language,
  } as const;
  return typedRequest(request, afterMention(text, botUserId));
}

export function homeRequest(body: EventBody, language: Language): NewRequest | undefined {
  const { user, tab } = body.event;
  if (user === undefined || (tab !== undefined && tab !== 'home')) return undefined;
  const key = `event:${body.event_id}`;
  return { key, verb: 'home', args: {}, via: 'home', by: personOf(body, user), replyTo: {}, language };
}

function personOf({ event, team_id }: EventBody, id: string): NewRequest['by'] {
  const team = event.user_team ?? event.team ?? team_id;
  return team === undefined ? { id } : { id, team };
}

// By plain searches: a pattern would read a message full of half mentions again from each of them.
function afterMention(text: string, botUserId: string): string {
  const bare = text.indexOf(`<@${botUserId}>`);
  const named = text.indexOf(`<@${botUserId}|`);
  const at = bare < 0 ? named : named < 0 ? bare : Math.min(bare, named);
  return at < 0 ? text : text.slice(text.indexOf('>', at) + 1);
}
