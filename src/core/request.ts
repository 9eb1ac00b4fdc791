// Request: what a person, a button, a clock or a terminal asks. Every door makes the same one; they differ in `via`.
import type { Language } from './locale.ts';

export const verbs = [
  'help',
  'status',
  'check',
  'report',
  'optimize',
  'changes',
  'show',
  'approve',
  'reject',
  'undo',
  'cancel',
  'override',
  'history',
  'mute',
  'unmute',
  'window',
  'freeze',
  'unfreeze',
  'doctor',
  'home',
  'invalid',
] as const;
export type Verb = (typeof verbs)[number];

export type Via = 'slash' | 'mention' | 'button' | 'modal' | 'home' | 'clock' | 'terminal';

/** Who asked. A Slack user id, `terminal:<os user>` or `clock`; never a display name. */
export interface Person {
  readonly id: string;
  /** The workspace the person acted from; refused where it is not ours. */
  readonly team?: string;
}

/** Where to answer. Data, so that it travels with the Request through restarts and replicas. */
export interface ReplyTo {
  readonly channel?: string;
  /** Slack `ts` of the thread that the request was made in. */
  readonly thread?: string;
}

export interface NewRequest {
  /** Unique for one act of a person or one period of a clock: asking twice with it is asking once. */
  readonly key: string;
  readonly verb: Verb;
  /** Words by argument name, as the command's parser left them (`target`, `remedy`, `change`, `reason`, `hash` …). */
  readonly args: Readonly<Record<string, string>>;
  readonly via: Via;
  readonly by: Person;
  readonly replyTo: ReplyTo;
  /** Of the person, for private answers. */
  readonly language: Language;
}

export interface Request extends NewRequest {
  readonly id: string;
  /** ISO 8601, by the database's clock. */
  readonly at: string;
}
