// Message: a rendered report for one place, with a key that makes sending it twice harmless. Putting the same key
// again with another body edits the message that is already there.
import type { Json } from './json.ts';

export type Place =
  | { readonly kind: 'channel'; readonly channel: string }
  /** Seen by one person in a channel; answers to what only they did. */
  | { readonly kind: 'ephemeral'; readonly channel: string; readonly user: string }
  | { readonly kind: 'direct'; readonly user: string }
  | { readonly kind: 'home'; readonly user: string };

export interface Body {
  /** Notification and screen reader text, and the message itself where there are no blocks. */
  readonly text: string;
  /** Block Kit, plain JSON. */
  readonly blocks?: readonly Json[];
}

export interface Message {
  /** `change:42:card:C0CHANGES` */
  readonly key: string;
  readonly place: Place;
  /** The key of the message whose thread this belongs to, or `ts:<Slack ts>` for one that we did not write. */
  readonly thread?: string;
  /** From the richest to the plainest: the next one is tried when Slack refuses the blocks. Never empty. */
  readonly bodies: readonly Body[];
  readonly file?: { readonly name: string; readonly content: string };
}
