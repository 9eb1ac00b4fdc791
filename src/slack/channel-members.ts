// Channel members: who is in a channel, for people who must be told directly because they are not.
import type { WebClient } from '@slack/web-api';

const PAGE = 500;
const PAGES = 20;

export async function channelMembers(client: WebClient, channel: string): Promise<readonly string[]> {
  const members: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const around = cursor === undefined ? {} : { cursor };
    const answer = await client.conversations.members({ channel, limit: PAGE, ...around });
    members.push(...(answer.members ?? []));
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return members;
  }
  throw new Error(`the channel has more than ${PAGE * PAGES} members`);
}
