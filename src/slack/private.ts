// Private: what only one person needs to know, in the channel where they acted, else directly.
import type { WebClient } from '@slack/web-api';
import type { NewRequest } from '../core/request.ts';
import type { Log } from '../core/log.ts';

export async function tellPrivately(
  { client, log }: { client: WebClient; log: Log },
  { by, replyTo }: Pick<NewRequest, 'by' | 'replyTo'>,
  text: string,
): Promise<void> {
  const { channel } = replyTo;
  try {
    // In App Home there is no channel. A user's id is the address of the direct message.
    if (channel === undefined) await client.chat.postMessage({ channel: by.id, text });
    else await client.chat.postEphemeral({ channel, user: by.id, text });
  } catch (error) {
    log.warn({ error, user: by.id }, 'a person could not be told');
  }
}
