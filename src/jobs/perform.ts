// Perform: one request from the inbox to its answer. The one place that catches: a Fault is told to people as it is, any
// other error is ours: people get a reference, the log gets the stack.
import { randomBytes } from 'node:crypto';
import { isFault } from '../core/fault.ts';
import type { Place } from '../core/message.ts';
import type { Request } from '../core/request.ts';
import { answer } from '../reports/answer.ts';
import type { Db } from '../state/db.ts';
import { claimRequest, endRequest } from '../state/requests.ts';
import type { Answer } from './answer.ts';
import type { Parts } from './parts.ts';
import { post } from './post.ts';
import { steadily } from './steady.ts';
import { replyTo } from './verbs.ts';
import { words } from './words.ts';

/** A report over many targets is the longest work that a request does. */
const LEASE_SECONDS = 120;
const ATTEMPTS = 3;

/** Does the request if nobody has done it; returns its answer for a terminal that waits. */
export async function perform(parts: Parts, id: string): Promise<Answer | undefined> {
  const claimed = await claimRequest(parts.pool, id, LEASE_SECONDS);
  if (claimed === undefined) return undefined;
  const { request, attempts } = claimed;
  try {
    const given = await replyTo(parts, request);
    await end(parts, request, { state: 'done', given });
    return given;
  } catch (error) {
    const given = told(parts, request, error);
    if (!isFault(error) && attempts < ATTEMPTS && request.via === 'clock') throw error;
    await end(parts, request, { state: isFault(error) ? 'done' : 'failed', given });
    return given;
  }
}

function told(parts: Parts, request: Request, error: unknown): Answer {
  if (isFault(error)) return { report: answer(error.text), isPublic: false, isRefusal: true };
  const reference = randomBytes(3).toString('hex');
  parts.log.error({ request: request.id, verb: request.verb, reference, error }, 'request failed');
  return { report: answer(words.bug({ reference })), isPublic: false, isRefusal: true };
}

interface Ending {
  readonly state: 'done' | 'failed';
  readonly given: Answer | undefined;
}

async function end(parts: Parts, request: Request, { state, given }: Ending): Promise<void> {
  await steadily(() =>
    parts.pool.transaction(async (db) => {
      await endRequest(db, request.id, state, given?.report ?? null);
      if (given !== undefined) await send(parts, db, request, given);
    }),
  );
}

async function send(parts: Parts, db: Db, request: Request, { report, isPublic }: Answer): Promise<void> {
  const place = placeOf(request, isPublic);
  if (place === undefined) return;
  const { thread } = request.replyTo;
  const isThreaded = thread !== undefined && place.kind === 'channel';
  const base = { key: `request:${request.id}`, place, report, ...(isThreaded && { thread: `ts:${thread}` }) };
  await post(parts, db, place.kind === 'channel' ? base : { ...base, language: request.language });
}

// The terminal prints by itself; the clock's reports are posted by their job.
function placeOf({ via, verb, by, replyTo: { channel } }: Request, isPublic: boolean): Place | undefined {
  if (via === 'terminal' || via === 'clock') return undefined;
  if (verb === 'home') return { kind: 'home', user: by.id };
  if (channel === undefined) return { kind: 'direct', user: by.id };
  return isPublic ? { kind: 'channel', channel } : { kind: 'ephemeral', channel, user: by.id };
}
