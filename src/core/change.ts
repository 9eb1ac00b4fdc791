// Change: one proposed act on a target, with its way back. Steps are data, so that they survive a restart.
import type { JsonObject } from './json.ts';
import type { Unit } from './sample.ts';
import type { Text } from './words.ts';

export const risks = ['low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];

/** One verb of a system with its arguments. */
export interface Step {
  readonly verb: string;
  readonly args: JsonObject;
  /** What it does, one line, as the card shows it: the exact statement where there is one. */
  readonly text: Text;
}

/** What a remedy proposes. Everything in it is shown, hashed and approved. */
export interface Plan {
  /** `postgres.drop-duplicate-index` */
  readonly remedy: string;
  readonly target: string;
  /** Who the target really is (system identifier, version): approval does not carry over to another server. */
  readonly identity: Readonly<Record<string, string>>;
  readonly risk: Risk;
  /** "Drop a duplicate index on pg-main" */
  readonly title: Text;
  /** Why, in one sentence with its numbers. */
  readonly why: Text;
  readonly steps: readonly Step[];
  /** Run after the steps; one that fails rolls the change back. */
  readonly tests: readonly Step[];
  /** Numbers behind the why, a line each. */
  readonly evidence: readonly Text[];
  readonly cost: { readonly locks: Text; readonly time?: Text; readonly space?: Text; readonly outage: Text };
  /** How it is taken back, and what that cannot bring back. */
  readonly undo: { readonly possible: boolean; readonly text: Text };
  /** The gauges read before and after, and how the benefit will be shown. */
  readonly proof: { readonly gauges: readonly ProofGauge[]; readonly text: Text };
  /** Every detail, plain text, for a file in the thread and the terminal. */
  readonly detail: string;
}

export interface ProofGauge {
  readonly gauge: string;
  readonly subject: string;
}

/** A gauge read before and after the act. */
export interface Measure extends ProofGauge {
  readonly unit: Unit;
  readonly before: number | null;
  readonly after: number | null;
}

export const changeStates = [
  'proposed', // waits for votes
  'approved', // waits for a worker, or for its window
  'running',
  'done',
  'failed', // stopped; what was done was undone or nothing was done: the result says which
  'rolled-back', // a test failed and the way back ran to its end
  'unknown', // the outcome could not be seen; the target stays locked until a look settles it
  'rejected',
  'expired',
  'cancelled',
] as const;
export type ChangeState = (typeof changeStates)[number];

export const changeEvents = [
  'approve',
  'reject',
  'expire',
  'cancel',
  'start',
  'finish',
  'fail',
  'roll-back',
  'lose-sight',
  'settle',
  'move',
] as const;
export type ChangeEvent = (typeof changeEvents)[number];

const next: Readonly<Record<ChangeState, Partial<Record<ChangeEvent, ChangeState>>>> = {
  proposed: { approve: 'approved', reject: 'rejected', expire: 'expired', cancel: 'cancelled' },
  // The world moved between approval and run: the votes are void and people are asked again.
  approved: { start: 'running', cancel: 'cancelled', move: 'proposed', expire: 'expired', reject: 'rejected' },
  running: { finish: 'done', fail: 'failed', 'roll-back': 'rolled-back', 'lose-sight': 'unknown', cancel: 'cancelled' },
  unknown: { settle: 'running' },
  done: {},
  failed: {},
  'rolled-back': {},
  rejected: {},
  expired: {},
  cancelled: {},
};

/** The state after the event, or undefined where the event cannot happen. */
export function nextState(state: ChangeState, event: ChangeEvent): ChangeState | undefined {
  return next[state][event];
}

export function isOver(state: ChangeState): boolean {
  return Object.keys(next[state]).length === 0;
}

export interface Vote {
  readonly by: string;
  /** ISO 8601, database clock. */
  readonly at: string;
}

export interface StepRecord {
  readonly n: number;
  readonly phase: 'act' | 'test' | 'back';
  readonly step: Step;
  readonly state: 'intent' | 'done' | 'failed';
  /** What `run` returned: what undo needs and what the result reports. */
  readonly result: JsonObject | null;
  /** One line about it for people. */
  readonly said: Text | null;
  readonly fence: number;
}

export interface Change {
  readonly id: number;
  readonly plan: Plan;
  readonly hash: string;
  readonly state: ChangeState;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
  /** Approvers needed; `votes` are those that count for the present hash. */
  readonly votesNeeded: number;
  readonly votes: readonly Vote[];
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly reason?: string;
  /** Not to be run before: the start of the next window. */
  readonly notBefore?: string;
  /** Runs in spite of a freeze or outside its window: who said so, and why. */
  readonly override?: { readonly by: string; readonly at: string; readonly reason: string };
  /** The change that this one takes back. */
  readonly undoOf?: number;
  /** The change that takes this one back, once there is one. */
  readonly undoneBy?: number;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly measures: readonly Measure[];
  /** The outcome in one line, for people. */
  readonly outcome?: Text;
  readonly replyTo: { readonly channel?: string };
}
