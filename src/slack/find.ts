// Find: is the message with this key there? Its key is in its metadata. Needs the history scopes, which the manifest
// lists as optional, because people object to an app that may read. Without them an unclear post (a reset, a 500) is
// taken as not there and sent again: rarely double, never lost. A second card does no harm, because a decision counts
// once whichever card it comes from.
import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../core/ports.ts';
import type { Log } from '../core/log.ts';
import { failedBy } from './outcome.ts';

const PAGE = 200;
// A thread is read from its beginning: five pages hold more than any change says.
const THREAD_PAGES = 5;

interface Seen {
  readonly ts?: string;
  readonly metadata?: { readonly event_payload?: object };
}
interface Wanted extends Pick<Delivery, 'message' | 'thread'> {
  readonly channel: string;
}

/** Its ts, or null: certainly not among the last 200 of the channel, or not in the thread. */
export async function findByKey(
  { client, log }: { client: WebClient; log: Log },
  { channel, message, thread }: Wanted,
): Promise<string | null> {
  try {
    const seen = thread === undefined ? await history(client, channel) : await replies(client, channel, thread);
    return seen.find(({ metadata }) => keyOf(metadata) === message.key)?.ts ?? null;
  } catch (error) {
    // No scope, not in the channel, no such thread: looking again would say the same.
    if (failedBy(error).kind !== 'refused') throw error;
    log.warn({ error, key: message.key, channel }, 'no right to look for a message: it is sent again');
    return null;
  }
}

async function history(client: WebClient, channel: string): Promise<readonly Seen[]> {
  const { messages } = await client.conversations.history({ channel, limit: PAGE, include_all_metadata: true });
  return messages ?? [];
}

async function replies(client: WebClient, channel: string, ts: string): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < THREAD_PAGES; page += 1) {
    const around = cursor === undefined ? {} : { cursor };
    const answer = await client.conversations.replies({
      channel,
      ts,
      limit: PAGE,
      include_all_metadata: true,
      ...around,
    });
    seen.push(...(answer.messages ?? []));
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') break;
  }
  return seen;
}

function keyOf(metadata: Seen['metadata']): unknown {
  const payload = metadata?.event_payload;
  return payload !== undefined && 'key' in payload ? payload.key : undefined;
}
