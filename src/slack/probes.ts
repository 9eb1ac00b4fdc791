// Probes: what doctor asks of Slack: the token, its scopes, and every channel that something is to be posted in.
import type { WebClient } from '@slack/web-api';
import type { Fleet } from '../core/fleet.ts';
import type { Probe } from '../core/probe.ts';
import { literal } from '../core/words.ts';
import { platformCode } from './outcome.ts';
import { neededScopes } from './scopes.ts';
import { words } from './words-probes.ts';

export async function slackProbes(client: WebClient, { channels }: Pick<Fleet, 'channels'>): Promise<readonly Probe[]> {
  try {
    const answer = await client.auth.test();
    const granted = answer.response_metadata?.scopes;
    const token: Probe = { name: words.probeToken(), state: 'ok', text: words.tokenOf({ team: answer.team ?? '' }) };
    const joined = channels.map(({ id }) => channelProbe(client, id));
    return [token, ...scopeProbes(granted), ...(await Promise.all(joined))];
  } catch (error) {
    return [{ name: words.probeToken(), state: 'failed', text: reasonOf(error), mend: 'SLACK_BOT_TOKEN=xoxb-…' }];
  }
}

// The sandbox names no scopes; Slack names them in a header of every answer.
function scopeProbes(granted: readonly string[] | undefined): readonly Probe[] {
  if (granted === undefined || granted.length === 0) return [];
  const missing = neededScopes.filter((scope) => !granted.includes(scope));
  const name = words.probeScopes();
  if (missing.length === 0) return [{ name, state: 'ok', text: words.scopesGranted({ count: granted.length }) }];
  const mend = `manifest.yml, scopes.bot: ${missing.join(', ')}`;
  return [{ name, state: 'failed', text: words.scopesMissing({ list: missing.join(', ') }), mend }];
}

async function channelProbe(client: WebClient, id: string): Promise<Probe> {
  const name = words.probeChannel({ channel: id });
  try {
    const { channel } = await client.conversations.info({ channel: id });
    if (channel?.is_archived === true)
      return { name, state: 'failed', text: words.channelArchived(), mend: 'aegis.yml: channels' };
    if (channel?.is_member === true) return { name, state: 'ok', text: words.channelJoined() };
    return { name, state: 'failed', text: words.channelNotJoined(), mend: '/invite @Aegis' };
  } catch (error) {
    return { name, state: 'failed', text: reasonOf(error), mend: '/invite @Aegis' };
  }
}

function reasonOf(error: unknown) {
  return literal(platformCode(error) ?? (error instanceof Error ? error.message : String(error)));
}
