// Upload: the file that belongs to a message, put into its thread. The message is there already and says the essence;
// a file that cannot be had loses nothing but itself.
import type { WebClient } from '@slack/web-api';
import type { Message } from '../core/message.ts';
import type { Log } from '../core/log.ts';
import { platformCode } from './outcome.ts';

export async function uploadFile(
  { client, log }: { client: WebClient; log: Log },
  { name, content }: NonNullable<Message['file']>,
  { channel, thread }: { channel: string; thread: string },
): Promise<void> {
  try {
    await client.files.uploadV2({ channel_id: channel, thread_ts: thread, filename: name, title: name, content });
  } catch (error) {
    // The sandbox of older versions knows no files.
    if (platformCode(error) === 'unknown_method') return;
    log.warn({ error, name, channel }, 'a file was not uploaded');
  }
}
