// Perform: one request from the inbox to its answer. The one place that catches: a Fault is told to people as it is, any
// other error is ours: people get a reference, the log gets the stack.
import { isFault } from '../../core/fault.ts';
import type { Place } from '../../core/message.ts';
import type { Request } from '../../core/request.ts';
import { answer } from '../../reports/answer.ts';
import type { Db } from '../../state/db.ts';
import { claimRequest, endRequest, renewRequest, type Claim } from '../../state/requests.ts';
import type { Answer } from './answer.ts';
import { toldAsBug } from './bug.ts';
import type { Parts } from '../parts.ts';
import { post } from '../messages/post.ts';
import { isAway, steadily } from '../steady.ts';
import { replyTo } from './verbs.ts';
import { words } from '../words.ts';

// Renewed while the work lasts, so that a dead worker is missed soon.
const LEASE_SECONDS = 15;
const RENEW_MS = 4000;
const ATTEMPTS = 3;

/** Does the request if nobody has done it; returns its answer for a terminal that waits. */
export async function perform(parts: Parts, id: string): Promise<Answer | undefined> {
  const claimed = await claimRequest(parts.pool, id, LEASE_SECONDS);
  if (claimed === undefined) return undefined;
  // A beat that is lost is followed by the next one, and the end asks by itself whether the request is still ours.
  const beat = () => void renewRequest(parts.pool, claimed, LEASE_SECONDS).catch(() => undefined);
  const timer = setInterval(beat, RENEW_MS);
  try {
    const ending = await endingOf(parts, claimed);
    return (await end(parts, claimed, ending)) ? ending.given : undefined;
  } finally {
    clearInterval(timer);
  }
}

async function endingOf(parts: Parts, { request, attempts }: Claim): Promise<Ending> {
  try {
    if (attempts > ATTEMPTS) throw new Error(`no worker finished it in ${ATTEMPTS} attempts`);
    return { state: 'done', given: await replyTo(parts, request) };
  } catch (error) {
    if (isFault(error)) return { state: 'done', given: told(parts, request, error) };
    // The clock's own work, and what met our database when it was away, is done by whoever takes it next.
    if (attempts < ATTEMPTS && (request.via === 'clock' || isAway(error))) throw error;
    return { state: 'failed', given: told(parts, request, error) };
  }
}

function told(parts: Parts, request: Request, error: unknown): Answer {
  const about = { request: request.id, verb: request.verb };
  const reason = isFault(error) ? error.text : toldAsBug(parts, error, about, 'request failed');
  const { period } = request.args;
  const isDue = request.via === 'clock' && period !== undefined;
  return { report: answer(isDue ? words.notReported({ period, reason }) : reason), isPublic: false, isRefusal: true };
}

interface Ending {
  readonly state: 'done' | 'failed';
  readonly given: Answer | undefined;
}

async function end(parts: Parts, claim: Claim, { state, given }: Ending): Promise<boolean> {
  return steadily(() =>
    parts.pool.transaction(async (db) => {
      const isOurs = await endRequest(db, claim, { state, answer: given?.report ?? null });
      if (isOurs && given !== undefined) await send(parts, db, claim.request, given);
      return isOurs;
    }),
  );
}

async function send(parts: Parts, db: Db, request: Request, { report, isPublic }: Answer): Promise<void> {
  const place = placeOf(request, isPublic);
  if (place === undefined) return;
  const { thread } = request.replyTo;
  const isThreaded = thread !== undefined && (place.kind === 'channel' || place.kind === 'ephemeral');
  const base = { key: `request:${request.id}`, place, report, ...(isThreaded && { thread: `ts:${thread}` }) };
  await post(parts, db, place.kind === 'channel' ? base : { ...base, language: request.language });
}

// The terminal prints by itself. The clock's reports are posted by their job: what is left to say is that one is not.
function placeOf({ via, verb, by, replyTo: { channel } }: Request, isPublic: boolean): Place | undefined {
  if (via === 'terminal') return undefined;
  if (via === 'clock') return channel === undefined ? undefined : { kind: 'channel', channel };
  if (verb === 'home') return { kind: 'home', user: by.id };
  if (channel === undefined) return { kind: 'direct', user: by.id };
  return isPublic ? { kind: 'channel', channel } : { kind: 'ephemeral', channel, user: by.id };
}
