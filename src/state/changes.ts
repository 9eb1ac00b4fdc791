// Changes: read, proposed, voted on and decided. Every decision is one compare-and-set.
import type { Change, ChangeState, Measure, Plan, Vote } from '../core/change.ts';
import type { Text } from '../core/words.ts';
import { statement, type Db } from './db.ts';

interface Row {
  readonly id: number;
  readonly plan: Plan;
  readonly hash: string;
  readonly state: ChangeState;
  readonly asked: Readonly<Record<string, string>>;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly expires_at: Date;
  readonly votes_needed: number;
  readonly votes: readonly Vote[];
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
  readonly not_before: Date | null;
  readonly undo_of: number | null;
  readonly undone_by: number | null;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly measures: readonly Measure[];
  readonly outcome: Text | null;
  readonly reply_to: Change['replyTo'];
  readonly cancelled_by: string | null;
  readonly override: Change['override'] | null;
  readonly fence: number;
  readonly is_late: boolean;
  readonly reminded: number;
}

/** A change with what only the jobs need. */
export interface StoredChange extends Change {
  /** The remedy's arguments, to propose it anew. */
  readonly asked: Readonly<Record<string, string>>;
  readonly fence: number;
  readonly cancelledBy?: string;
  /** Its time to be decided is over. */
  readonly isLate: boolean;
  /** Reminders sent. */
  readonly reminded: number;
}

export interface NewChange {
  readonly plan: Plan;
  readonly hash: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly requestedBy: string;
  readonly replyTo: Change['replyTo'];
  readonly expiresHours: number;
  readonly votesNeeded: number;
  readonly undoOf?: number;
}

export async function insertChange(db: Db, change: NewChange): Promise<number> {
  const { plan, hash, asked, requestedBy, replyTo, expiresHours, votesNeeded, undoOf } = change;
  const values = [
    plan.target,
    plan.remedy,
    asked,
    plan,
    hash,
    requestedBy,
    replyTo,
    expiresHours,
    votesNeeded,
    undoOf ?? null,
  ];
  const { rows } = await db.query<{ id: number }>(statement('change-insert'), values);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the change was not stored');
  return id;
}

/** Until the transaction ends nobody else stores a plan for this target. */
export async function lockTarget(db: Db, target: string): Promise<void> {
  await db.query(statement('target-lock'), [target]);
}

/** A plan with the same hash that is waiting or under way. */
export async function sameChange(db: Db, target: string, hash: string): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(statement('change-same'), [target, hash]);
  return rows[0]?.id;
}

export async function readChange(db: Db, id: number): Promise<StoredChange | undefined> {
  const { rows } = await db.query<Row>(`${statement('change-read')} WHERE c.id = $1`, [id]);
  return rows.map(fromRow)[0];
}

/** As readChange, with the row locked until the transaction ends. */
export async function lockChange(db: Db, id: number): Promise<StoredChange | undefined> {
  await db.query(statement('change-lock'), [id]);
  return readChange(db, id);
}

export async function changesIn(db: Db, states: readonly ChangeState[]): Promise<readonly StoredChange[]> {
  const { rows } = await db.query<Row>(`${statement('change-read')} WHERE c.state = ANY ($1) ORDER BY c.id`, [states]);
  return rows.map(fromRow);
}

/** The newest changes first, of one target or of all. */
export async function recentChanges(db: Db, target: string | undefined, limit = 20): Promise<readonly StoredChange[]> {
  const text = `${statement('change-read')} WHERE c.target = coalesce($1, c.target) ORDER BY c.id DESC LIMIT $2`;
  const { rows } = await db.query<Row>(text, [target ?? null, limit]);
  return rows.map(fromRow);
}

/** Those that ended after that instant, oldest first. */
export async function changesEndedSince(db: Db, since: string): Promise<readonly StoredChange[]> {
  const text = `${statement('change-read')} WHERE c.ended_at > $1 AND c.started_at IS NOT NULL ORDER BY c.ended_at`;
  const { rows } = await db.query<Row>(text, [since]);
  return rows.map(fromRow);
}

export async function addVote(db: Db, id: number, by: string, hash: string): Promise<void> {
  await db.query(statement('change-vote'), [id, by, hash]);
}

export interface Decision {
  readonly from: ChangeState;
  readonly to: ChangeState;
  readonly by: string;
  readonly reason?: string;
  readonly notBefore?: Date;
}

/** True for the one decision that won. */
export async function decideChange(
  db: Db,
  id: number,
  { from, to, by, reason, notBefore }: Decision,
): Promise<boolean> {
  const { rowCount } = await db.query(statement('change-decide'), [
    id,
    from,
    to,
    by,
    reason ?? null,
    notBefore ?? null,
  ]);
  return rowCount === 1;
}

export async function askToCancel(db: Db, id: number, by: string): Promise<boolean> {
  return (await db.query(statement('change-cancel-running'), [id, by])).rowCount === 1;
}

/** True for the one override of a change that is approved and not begun. */
export async function overrideChange(
  db: Db,
  id: number,
  { by, reason }: { by: string; reason: string },
): Promise<boolean> {
  return (await db.query(statement('change-override'), [id, by, reason])).rowCount === 1;
}

/** An unknown outcome is looked at again: the change runs on from its journal. */
export async function settleChange(db: Db, id: number): Promise<boolean> {
  return (await db.query(statement('change-settle'), [id])).rowCount === 1;
}

/** A freeze ended early: what waited for its end is tried now. */
export async function unholdChanges(db: Db): Promise<void> {
  await db.query(statement('change-unhold'));
}

export type Due = 'change-due' | 'change-late' | 'change-waiting';

/** Ids of changes that are due to run, past their time, or due for a reminder. */
export async function dueChanges(db: Db, which: Due): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(statement(which));
  return rows.map(({ id }) => id);
}

function fromRow(row: Row): StoredChange {
  return {
    id: row.id,
    plan: row.plan,
    hash: row.hash,
    state: row.state,
    asked: row.asked,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    votesNeeded: row.votes_needed,
    votes: row.votes,
    measures: row.measures,
    replyTo: row.reply_to,
    fence: row.fence,
    isLate: row.is_late,
    reminded: row.reminded,
    ...given('decidedBy', row.decided_by),
    ...given('decidedAt', row.decided_at?.toISOString()),
    ...given('reason', row.reason),
    ...given('notBefore', row.not_before?.toISOString()),
    ...given('undoOf', row.undo_of),
    ...given('undoneBy', row.undone_by),
    ...given('startedAt', row.started_at?.toISOString()),
    ...given('endedAt', row.ended_at?.toISOString()),
    ...given('outcome', row.outcome),
    ...given('cancelledBy', row.cancelled_by),
    ...given('override', row.override),
  };
}

function given<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
