// Outbox: messages on their way to Slack. Putting one is part of the caller's transaction; sending is src/jobs/deliver.ts.
// Times and leases are by the database's clock.
import type { Body, Message, Place } from '../core/message.ts';
import { statement, type Db } from './db.ts';

/** A message that this sender alone holds, until the lease ends. */
export interface Claimed {
  readonly id: string;
  /** Rises at every claim: an outcome is recorded only by the one who still holds it. */
  readonly attempts: number;
  readonly message: Pick<Message, 'key' | 'place' | 'file'>;
  readonly bodies: readonly Body[];
  /** May be past the last one: then all were refused as too rich. */
  readonly bodyAt: number;
  /** Slack `ts` of the message to edit. */
  readonly edit?: string;
  readonly thread?: string;
}

interface Row {
  readonly id: string;
  readonly key: string;
  readonly place: Place;
  readonly bodies: readonly Body[];
  readonly body_at: number;
  readonly file: { readonly name: string; readonly content: string } | null;
  readonly ts: string | null;
  readonly attempts: number;
  readonly thread_ts: string | null;
}

/** The same key again with another body is an edit; with the same body, nothing. */
export async function putMessage(db: Db, message: Message): Promise<void> {
  const { key, place, thread = null, bodies, file = null } = message;
  const stored = [JSON.stringify(place), laneOf(place), thread, JSON.stringify(bodies), file && JSON.stringify(file)];
  await db.query(statement('outbox-put'), [key, place.kind, ...stored]);
}

// Private answers do not queue behind the posts of their channel.
function laneOf(place: Place): string {
  if (place.kind === 'channel') return place.channel;
  if (place.kind === 'ephemeral') return `${place.channel}/${place.user}`;
  return place.kind === 'home' ? `home/${place.user}` : place.user;
}

export async function claimDelivery(
  db: Db,
  { leaseMs, paceMs }: { leaseMs: number; paceMs: number },
): Promise<Claimed | undefined> {
  const { rows } = await db.query<Row>(statement('outbox-claim'), [leaseMs, paceMs]);
  return rows[0] && claimed(rows[0]);
}

/** One whose fate is not known; nobody else looks at it for `pauseMs`. */
export async function claimLook(db: Db, { pauseMs }: { pauseMs: number }): Promise<Claimed | undefined> {
  const { rows } = await db.query<Row>(statement('outbox-claim-look'), [pauseMs]);
  return rows[0] && claimed(rows[0]);
}

function claimed(row: Row): Claimed {
  const { id, attempts, key, place, file, bodies, ts, thread_ts: thread } = row;
  const message = file === null ? { key, place } : { key, place, file };
  // A private answer cannot be edited, and App Home is always published whole.
  const edit = ts !== null && (place.kind === 'channel' || place.kind === 'direct') ? { edit: ts } : {};
  return { id, attempts, message, bodies, bodyAt: row.body_at, ...edit, ...(thread === null ? {} : { thread }) };
}

type Held = Pick<Claimed, 'id' | 'attempts'>;

export async function markSent(db: Db, held: Held, { ts, channel }: { ts: string; channel: string }): Promise<void> {
  await db.query(statement('outbox-sent'), [held.id, held.attempts, ts, channel]);
}

export interface Settlement {
  readonly state: 'pending' | 'unclear' | 'refused';
  readonly error: string;
  readonly afterMs?: number;
  /** Slack refused this body as too rich: the next one is tried. */
  readonly plainer?: boolean;
}

export async function settle(db: Db, held: Held, settlement: Settlement): Promise<void> {
  const { state, error, afterMs = 0, plainer = false } = settlement;
  await db.query(statement('outbox-settle'), [held.id, held.attempts, state, afterMs, plainer ? 1 : 0, error]);
}

/** Takes back what lost senders held, and drops private answers that come too late. */
export async function recoverLost(db: Db, { lookAfterMs }: { lookAfterMs: number }): Promise<void> {
  await db.query(statement('outbox-recover'), [lookAfterMs]);
}

/** For a workspace that forgets at its restart (the sandbox): everything of the last hours is posted again. */
export async function resendAll(db: Db, { sinceHours }: { sinceHours: number }): Promise<void> {
  await db.query(statement('outbox-resend'), [sinceHours]);
}
