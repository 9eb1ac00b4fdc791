// Door: how Slack reaches us: by a socket that we open, or by HTTP requests to us.
import type { Receiver } from '@slack/bolt';

export interface Door {
  readonly receiver: Receiver;
  open(): Promise<void>;
  connected(): boolean;
  close(): Promise<void>;
}
