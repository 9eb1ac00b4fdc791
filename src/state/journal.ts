// Journal: what the target must never suffer twice. Every write checks the fence: who lost the change to another worker
// is told by `fence-lost` and stops at once.
import type { ChangeState, Measure, Plan, Step, StepRecord } from '../core/change.ts';
import { Fault } from '../core/fault.ts';
import type { JsonObject } from '../core/json.ts';
import { defineWords, type Text } from '../core/words.ts';
import { statement, type Db } from './db.ts';

const words = defineWords('journal', {
  fenceLost: {
    en: 'another worker took change {change:number} over',
    ko: '다른 작업자가 인계함: 변경 {change:number}',
  },
});

export interface Hold {
  readonly change: number;
  readonly fence: number;
}
export type Phase = StepRecord['phase'];
export interface Place {
  readonly phase: Phase;
  readonly n: number;
}

const UNIQUE_VIOLATION = '23505';

/** The hold on a change to run; undefined: not due, somebody else has it, or another change owns the target. */
export async function claimChange(db: Db, id: number, owner: string, leaseSeconds: number): Promise<Hold | undefined> {
  try {
    const { rows } = await db.query<{ fence: number }>(statement('change-claim'), [id, owner, leaseSeconds]);
    return rows[0] === undefined ? undefined : { change: id, fence: rows[0].fence };
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return undefined;
    throw error;
  }
}

/** The owner's sign of life; tells who asked to cancel. Throws `fence-lost`. */
export async function renew(db: Db, hold: Hold, leaseSeconds: number): Promise<string | undefined> {
  const { rows } = await db.query<{ cancelled_by: string | null }>(statement('change-renew'), [
    ...ids(hold),
    leaseSeconds,
  ]);
  if (rows[0] === undefined) throw fenceLost(hold);
  return rows[0].cancelled_by ?? undefined;
}

export async function intend(db: Db, hold: Hold, { phase, n }: Place, step: Step): Promise<void> {
  await fenced(db, hold, 'step-intend', [hold.change, phase, n, step, hold.fence]);
}

export interface StepEnd {
  readonly state: 'done' | 'failed';
  readonly result: JsonObject;
  readonly said: Text;
}

export async function endStep(db: Db, hold: Hold, { phase, n }: Place, end: StepEnd): Promise<void> {
  await fenced(db, hold, 'step-end', [hold.change, phase, n, end.state, end.result, end.said, hold.fence]);
}

export async function readSteps(db: Db, change: number): Promise<readonly StepRecord[]> {
  return (await db.query<StepRecord>(statement('step-read'), [change])).rows;
}

export async function saveMeasures(db: Db, hold: Hold, measures: readonly Measure[]): Promise<void> {
  await fenced(db, hold, 'change-measured', [...ids(hold), JSON.stringify(measures)]);
}

export async function endChange(db: Db, hold: Hold, state: ChangeState, outcome: Text): Promise<void> {
  await fenced(db, hold, 'change-end', [...ids(hold), state, outcome]);
}

/** Asks again: the votes are void. In one transaction. */
export async function movePlan(
  db: Db,
  hold: Hold,
  moved: { plan: Plan; hash: string; expiresHours: number; votesNeeded: number },
): Promise<void> {
  const { plan, hash, expiresHours, votesNeeded } = moved;
  await fenced(db, hold, 'change-moved', [...ids(hold), plan, hash, expiresHours, votesNeeded]);
  await db.query(statement('vote-drop'), [hold.change]);
}

/** Back to approved, untouched, not before that time. */
export async function releaseChange(db: Db, hold: Hold, notBefore: Date): Promise<void> {
  await fenced(db, hold, 'change-release', [...ids(hold), notBefore]);
}

async function fenced(db: Db, hold: Hold, name: string, values: readonly unknown[]): Promise<void> {
  if ((await db.query(statement(name), values)).rowCount !== 1) throw fenceLost(hold);
}

function ids({ change, fence }: Hold): [number, number] {
  return [change, fence];
}

function fenceLost({ change }: Hold): Fault {
  return new Fault('fence-lost', words.fenceLost({ change }));
}
