// Delivery: takes messages from the outbox to Slack. Each is posted once: what may have arrived is looked up first.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body } from '../../core/message.ts';
import type { Delivered, Delivery, Sender } from '../../core/ports.ts';
import type { Pool } from '../../state/db.ts';
import { claimDelivery, claimLook, markSent, recoverLost, settle, type Claimed } from '../../state/outbox.ts';

const IDLE_MS = 250;
const RECOVER_EVERY_MS = 1000;
// A post that hangs for its ten seconds must not hold up the other channels.
const AT_ONCE = 6;
const LONGEST_PAUSE_MS = 60_000;
// chat.update refuses more than 4,000 characters of text.
const PLAINEST_CHARACTERS = 3000;

export interface DeliveryPace {
  /** Longer than the slowest attempt: three calls of ten seconds (open a direct message, post, fall back). */
  readonly leaseMs: number;
  /** An unclear post may still be on its way, and history may show it late: looked up after this pause. */
  readonly lookAfterMs: number;
  /** Between two posts in one channel. */
  readonly paceMs: number;
}
const usualPace: DeliveryPace = { leaseMs: 45_000, lookAfterMs: 5000, paceMs: 1000 };

export interface DeliveryOptions {
  readonly pool: Pool;
  readonly sender: Sender;
  readonly log: { warn(fields: object, text: string): void };
  readonly pace?: Partial<DeliveryPace>;
}

export interface RunningDelivery {
  /** Ends after the attempts under way are recorded. */
  stop(): Promise<void>;
  /** Something was put just now. */
  wake(): void;
}

interface Around extends Omit<DeliveryOptions, 'pace'> {
  readonly pace: DeliveryPace;
}

export function startDelivery({ pace, ...options }: DeliveryOptions): RunningDelivery {
  const around: Around = { ...options, pace: { ...usualPace, ...pace } };
  const stopping = new AbortController();
  let alarm = new AbortController();

  async function rest(ms: number): Promise<void> {
    alarm = new AbortController();
    await sleep(ms, undefined, { signal: AbortSignal.any([stopping.signal, alarm.signal]) }).catch(() => undefined);
  }

  const ended = loop(around, { rest, signal: stopping.signal });
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
    wake: () => alarm.abort(),
  };
}

async function loop(
  around: Around,
  { rest, signal }: { rest: (ms: number) => Promise<void>; signal: AbortSignal },
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let recoverAt = 0;
  while (!signal.aborted) {
    try {
      if (performance.now() >= recoverAt) {
        await recoverLost(around.pool, around.pace);
        recoverAt = performance.now() + RECOVER_EVERY_MS;
      }
      const attempt = await nextAttempt(around);
      if (attempt === undefined) await rest(IDLE_MS);
      else {
        const running = attempt().finally(() => underWay.delete(running));
        underWay.add(running);
      }
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    } catch (error) {
      around.log.warn({ error }, 'the outbox could not be read');
      await rest(RECOVER_EVERY_MS);
    }
  }
  await Promise.all(underWay);
}

async function nextAttempt(around: Around): Promise<(() => Promise<void>) | undefined> {
  const { pool, pace } = around;
  const askedAt = performance.now();
  const due = await claimDelivery(pool, pace);
  // Frozen since the claim was asked for: half the lease may be gone, so that somebody else could be sending by the
  // time this attempt ends. Left alone, it is looked up when the lease is over.
  const stale = () => performance.now() - askedAt > pace.leaseMs / 2;
  if (due !== undefined) return () => recorded(around, due, () => (stale() ? Promise.resolve() : send(around, due)));
  const unclear = await claimLook(pool, { pauseMs: pace.leaseMs });
  return unclear && (() => recorded(around, unclear, () => look(around, unclear)));
}

async function recorded({ log }: Around, held: Claimed, act: () => Promise<void>): Promise<void> {
  // An outcome that could not be recorded is found again: the lease ends, and the message is looked up.
  await act().catch((error: unknown) => log.warn({ error, key: held.message.key }, 'a delivery was not recorded'));
}

async function send(around: Around, held: Claimed): Promise<void> {
  const { pool, sender, log, pace } = around;
  const delivered = await sender.deliver(deliveryOf(held));
  if (delivered.kind === 'sent') return markSent(pool, held, delivered);
  const { error } = delivered;
  log.warn({ key: held.message.key, outcome: delivered.kind, error }, 'a message was not sent');
  await settle(pool, held, { ...settlementOf(delivered, held, pace), error });
}

function settlementOf(
  delivered: Exclude<Delivered, { kind: 'sent' }>,
  held: Claimed,
  pace: DeliveryPace,
): Pick<Parameters<typeof settle>[2], 'state' | 'afterMs' | 'plainer'> {
  if (delivered.kind === 'later') return { state: 'pending', afterMs: delivered.afterMs };
  if (delivered.kind === 'unclear' && mayRepeat(held)) return { state: 'pending', afterMs: pauseMs(held, pace) };
  if (delivered.kind === 'unclear') return { state: 'unclear', afterMs: pace.lookAfterMs };
  const isPlainerLeft = delivered.kind === 'too-rich' && held.bodyAt < held.bodies.length;
  return isPlainerLeft ? { state: 'pending', plainer: true } : { state: 'refused' };
}

// An edit twice is the same edit; a private answer or App Home twice does no harm.
function mayRepeat({ edit, message }: Claimed): boolean {
  return edit !== undefined || message.place.kind === 'ephemeral' || message.place.kind === 'home';
}

function pauseMs({ attempts }: Claimed, { lookAfterMs }: DeliveryPace): number {
  return Math.min(LONGEST_PAUSE_MS, lookAfterMs * attempts);
}

async function look({ pool, sender, pace }: Around, held: Claimed): Promise<void> {
  const found = await sender.find(deliveryOf(held));
  if (found === undefined) {
    const afterMs = pauseMs(held, pace);
    return settle(pool, held, { state: 'unclear', afterMs, error: 'it could not be looked up' });
  }
  if (found === null) return settle(pool, held, { state: 'pending', error: 'looked up: not there' });
  const { place } = held.message;
  return markSent(pool, held, { ts: found, channel: 'channel' in place ? place.channel : place.user });
}

function deliveryOf({ message, bodies, bodyAt, edit, thread }: Claimed): Delivery {
  const body = bodies[bodyAt] ?? plainest(bodies);
  return { message, body, ...(edit === undefined ? {} : { edit }), ...(thread === undefined ? {} : { thread }) };
}

// Never lost: where Slack took none of the bodies, the first lines as text.
function plainest(bodies: readonly Body[]): Body {
  return {
    text: Array.from(bodies.at(-1)?.text ?? '')
      .slice(0, PLAINEST_CHARACTERS)
      .join(''),
  };
}
