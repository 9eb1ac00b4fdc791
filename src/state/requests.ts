// Requests: the inbox. A request is saved under its unique key before anybody is told that it was accepted.
import type { NewRequest, Request } from '../core/request.ts';
import type { Report } from '../core/report.ts';
import { statement, type Db } from './db.ts';

interface Row {
  readonly id: string;
  readonly key: string;
  readonly verb: Request['verb'];
  readonly args: Request['args'];
  readonly via: Request['via'];
  readonly by_id: string;
  readonly by_team: string | null;
  readonly reply_to: Request['replyTo'];
  readonly language: Request['language'];
  readonly at: Date;
  readonly attempts: number;
}

/** The new request's id, or undefined when this key is already there. */
export async function saveRequest(db: Db, request: NewRequest): Promise<string | undefined> {
  const { key, verb, args, via, by, replyTo, language } = request;
  const values = [key, verb, args, via, by.id, by.team ?? null, replyTo, language];
  const { rows } = await db.query<{ id: string }>(statement('request-save'), values);
  return rows[0]?.id;
}

export interface Claim {
  readonly request: Request;
  /** Rises with every worker that takes it: whoever ends it must still hold this number. */
  readonly attempts: number;
}

/** The request, if it is still to be done and nobody else is at it for the next `leaseSeconds`. */
export async function claimRequest(db: Db, id: string, leaseSeconds: number): Promise<Claim | undefined> {
  const { rows } = await db.query<Row>(statement('request-claim'), [id, leaseSeconds]);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { key, verb, args, via, language, attempts } = row;
  const by = row.by_team === null ? { id: row.by_id } : { id: row.by_id, team: row.by_team };
  const request = { id: row.id, key, verb, args, via, by, replyTo: row.reply_to, language, at: row.at.toISOString() };
  return { request, attempts };
}

/** The worker's sign of life. */
export async function renewRequest(db: Db, { request, attempts }: Claim, leaseSeconds: number): Promise<void> {
  await db.query(statement('request-renew'), [request.id, attempts, leaseSeconds]);
}

/** False: another worker has taken it over; nothing more is answered here. */
export async function endRequest(
  db: Db,
  { request, attempts }: Claim,
  { state, answer }: { state: 'done' | 'failed'; answer: Report | null },
): Promise<boolean> {
  return (await db.query(statement('request-end'), [request.id, attempts, state, answer])).rowCount === 1;
}

/** Ids of requests that no worker holds though they are not done. */
export async function leftRequests(db: Db): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(statement('request-left'));
  return rows.map(({ id }) => id);
}
