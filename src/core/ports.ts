// Ports: what the sides hand to each other as functions, so that none imports another.
import type { Locale } from './locale.ts';
import type { Body, Message } from './message.ts';
import type { Member, Role } from './person.ts';
import type { NewRequest } from './request.ts';
import type { Say } from './words.ts';

/** Saves the request under its key before anything is acknowledged. `known`: it was there already, nothing new happens. */
export type Ask = (request: NewRequest) => Promise<'accepted' | 'known'>;

/** Who somebody is. Throws nothing: what cannot be read is a barred member. */
export interface People {
  member(id: string, team?: string): Promise<Member>;
  /** Everyone with this role or more, user groups resolved, for "@… or @… can". */
  holders(role: Role): Promise<readonly string[]>;
  /** Whether somebody is in a channel; undefined where that cannot be read. */
  isIn(channel: string, id: string): Promise<boolean | undefined>;
}

/** A renderer's reader: their language, and the address of a full page by its id. */
export interface Reader {
  readonly locale: Locale;
  readonly say: Say;
  readonly link: (page: string) => string;
}

/** One attempt to post or edit a message. */
export interface Delivery {
  readonly message: Pick<Message, 'key' | 'place' | 'file'>;
  readonly body: Body;
  /** Slack `ts` of the message to edit; absent: post. */
  readonly edit?: string;
  /** Slack `ts` of the thread's first message. */
  readonly thread?: string;
}

export type Delivered =
  /** `channel` is the real one (a direct message has its own). */
  | { readonly kind: 'sent'; readonly ts: string; readonly channel: string }
  /** Slack refused these blocks or this length: try the next, plainer body. */
  | { readonly kind: 'too-rich'; readonly error: string }
  /** For good: not in the channel, archived, revoked. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Certainly not accepted; again after the pause. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly error: string }
  /** Nobody knows whether it was accepted: look it up before it is sent again. */
  | { readonly kind: 'unclear'; readonly error: string };

/** The only door out to Slack. Makes no retries of its own. */
export interface Sender {
  deliver(delivery: Delivery): Promise<Delivered>;
  /** The ts of the message with this key in its metadata; null: certainly not there; undefined: could not look. */
  find(delivery: Delivery): Promise<string | null | undefined>;
}
