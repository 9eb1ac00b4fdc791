// Slash command → Request. Slack never sends one twice by itself; `trigger_id` is its identity.
import type { Language } from '../../core/locale.ts';
import type { NewRequest } from '../../core/request.ts';
import { typedRequest } from './typed.ts';

export interface SlashPayload {
  readonly trigger_id: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly text: string;
}

export function slashRequest(payload: SlashPayload, language: Language): NewRequest {
  const request = {
    key: `slash:${payload.trigger_id}`,
    via: 'slash',
    by: { id: payload.user_id, team: payload.team_id },
    replyTo: { channel: payload.channel_id },
    language,
  } as const;
  return typedRequest(request, payload.text);
}
