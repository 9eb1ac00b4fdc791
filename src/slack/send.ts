// Sender: the only door out to Slack. One call, one attempt; what became of it is told, never guessed.
import type { Block, KnownBlock, WebClient } from '@slack/web-api';
import type { Body, Place } from '../core/message.ts';
import type { Delivered, Delivery, Sender } from '../core/ports.ts';
import { findByKey } from './find.ts';
import type { Log } from '../core/log.ts';
import { failedBy, platformCode } from './outcome.ts';
import { uploadFile } from './upload.ts';

/** The type of the metadata that carries a message's key, by which it is found again. */
const METADATA_TYPE = 'aegis_message';

// A command can be typed where the bot is not, or by somebody who left: the answer goes to the person directly.
const notThere = new Set([
  'user_not_in_channel',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'cannot_reply_to_message',
]);

type At<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>;

interface Out {
  readonly client: WebClient;
  readonly log: Log;
  /** The channel of a direct message by user, which never changes. */
  readonly direct: Map<string, string>;
}

export function createSender({ client, log }: { client: WebClient; log: Log }): Sender {
  const out: Out = { client, log, direct: new Map() };
  return {
    deliver: (delivery) => delivered(out, delivery).catch(failedBy),
    find: async (delivery) => {
      try {
        const channel = await channelOf(out, delivery.message.place);
        return channel === undefined ? null : await findByKey(out, { ...delivery, channel });
      } catch (error) {
        log.warn({ error, key: delivery.message.key }, 'a message could not be looked up');
        return undefined;
      }
    },
  };
}

async function delivered(out: Out, delivery: Delivery): Promise<Delivered> {
  const { place } = delivery.message;
  if (place.kind === 'home') return publish(out, place, delivery.body);
  if (place.kind === 'ephemeral') return whisper(out, place, delivery);
  return post(out, (await channelOf(out, place)) ?? '', delivery);
}

/** Undefined for what is no message in a channel. */
async function channelOf(out: Out, place: Place): Promise<string | undefined> {
  if (place.kind === 'channel') return place.channel;
  return place.kind === 'direct' ? directChannel(out, place.user) : undefined;
}

async function directChannel({ client, direct }: Out, user: string): Promise<string> {
  const known = direct.get(user);
  if (known !== undefined) return known;
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('conversations.open named no channel');
  direct.set(user, channel.id);
  return channel.id;
}

async function post(out: Out, channel: string, delivery: Delivery): Promise<Delivered> {
  const { client } = out;
  const { body, edit, thread, message } = delivery;
  const { text, blocks } = contentOf(body);
  if (edit !== undefined) {
    const { ts } = await client.chat.update({ channel, ts: edit, text, blocks });
    return sent(ts, channel);
  }
  const words = {
    channel,
    text,
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    metadata: { event_type: METADATA_TYPE, event_payload: { key: message.key } },
    unfurl_links: false,
    unfurl_media: false,
  };
  const answer = await client.chat.postMessage(words);
  const posted = sent(answer.ts, answer.channel ?? channel);
  if (message.file !== undefined && posted.kind === 'sent') {
    void uploadFile(out, message.file, { channel: posted.channel, thread: thread ?? posted.ts });
  }
  return posted;
}

async function whisper(out: Out, { channel, user }: At<'ephemeral'>, delivery: Delivery): Promise<Delivered> {
  const { text, blocks } = contentOf(delivery.body);
  const { thread } = delivery;
  try {
    const { message_ts } = await out.client.chat.postEphemeral({
      channel,
      user,
      text,
      ...(blocks.length === 0 ? {} : { blocks }),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    return sent(message_ts, channel);
  } catch (error) {
    if (!notThere.has(platformCode(error) ?? '')) throw error;
    const { thread: _, ...elsewhere } = delivery;
    return post(out, await directChannel(out, user), elsewhere);
  }
}

async function publish({ client }: Out, { user }: At<'home'>, body: Body): Promise<Delivered> {
  const { text, blocks } = contentOf(body);
  const plain = [{ type: 'section', text: { type: 'mrkdwn', text } }] as const;
  const { view } = await client.views.publish({
    user_id: user,
    view: { type: 'home', blocks: blocks.length === 0 ? [...plain] : blocks },
  });
  return sent(view?.id, user);
}

// Half of a cut emoji makes the client throw before it sends. An edit without `blocks` would leave the old ones, with
// their buttons, standing.
function contentOf({ text, blocks = [] }: Body): { text: string; blocks: (Block | KnownBlock)[] } {
  return { text: text.toWellFormed(), blocks: blocks as unknown as (Block | KnownBlock)[] };
}

function sent(ts: string | undefined, channel: string): Delivered {
  if (ts === undefined) return { kind: 'unclear', error: 'Slack said ok and named no message' };
  return { kind: 'sent', ts, channel };
}
