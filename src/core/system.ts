// System: the code that looks after one kind of target. One folder, one shape: lists of small objects, which can be
// counted, documented, switched off by id and held to one contract test.
import type { z } from 'zod';
import type { Plan, Risk, Step } from './change.ts';
import type { CheckResult, Finding, Outcome } from './finding.ts';
import type { JsonObject } from './json.ts';
import type { Reading, Sample, Unit } from './sample.ts';
import type { Target } from './target.ts';
import type { Text } from './words.ts';

export const facets = ['health', 'capacity', 'performance', 'security', 'backup'] as const;
export type Facet = (typeof facets)[number];

/** What was known before this run, so that checks can use windows and hysteresis. Plain data, handed in. */
export interface Past {
  finding(check: string, subject: string): Finding | undefined;
  /** The newest of the last three days. */
  sample(gauge: string, subject: string): Sample | undefined;
  /** The first that is still kept (35 days): since when it has been watched. */
  oldest(gauge: string, subject: string): Sample | undefined;
}

export interface CheckContext {
  readonly past: Past;
  readonly now: Date;
  /** Aborted at the check's time limit. */
  readonly signal: AbortSignal;
}

/** Reads only. One that throws becomes "error" and spoils nothing else. */
export interface Check<Session> {
  /** `postgres.duplicate-index` */
  readonly id: string;
  readonly facet: Facet;
  /** What it looks at, two to five words. */
  readonly title: Text;
  /** The right or thing it needs, in words, for the README and doctor. */
  readonly needs?: Text;
  /** Milliseconds; default 10,000. */
  readonly limitMs?: number;
  run(session: Session, context: CheckContext): Promise<CheckResult>;
}

export interface Gauge<Session> {
  /** `redis.used-memory` */
  readonly id: string;
  readonly unit: Unit;
  readonly title: Text;
  /** Is less better (dead rows), more (hit rate), or neither? For "better" and "worse" in reports. */
  readonly better: 'less' | 'more' | 'neither';
  read(session: Session): Promise<readonly Reading[]>;
}

export type Proposal =
  | { readonly kind: 'nothing'; readonly reason: Text }
  | { readonly kind: 'plan'; readonly plan: PlanDraft };
/** The System adds `remedy`, `target`, `identity` and `risk`. */
export type PlanDraft = Omit<Plan, 'remedy' | 'target' | 'identity' | 'risk'>;

export interface Remedy<Session> {
  /** `postgres.vacuum` */
  readonly id: string;
  readonly title: Text;
  readonly risk: Risk;
  /** A plan, or nothing to do with the reason. Reads only. `args` are what the finding or the person gave (`subject`). */
  propose(session: Session, args: Readonly<Record<string, string>>): Promise<Proposal>;
}

/** Told before every effect inside a step, and every few hundred units. Throws `fence-lost` or `cancelled`. */
export type Progress = (update: {
  readonly done: number;
  readonly total: number;
  readonly text: Text;
}) => Promise<void>;

export interface VerbResult {
  /** What undo needs and the result reports. */
  readonly result: JsonObject;
  /** One line for people: "12 tables, 31,204 dead rows removed". */
  readonly said: Text;
}

/** done · not-done · unknown, by looking at the world: after a take-over a half-done step is looked at first. */
export type StepState =
  | { readonly state: 'done'; readonly result: JsonObject; readonly said: Text }
  | { readonly state: 'not-done' }
  | { readonly state: 'unknown'; readonly reason: Text };

export interface SystemVerb<Session> {
  readonly name: string;
  state(session: Session, args: JsonObject): Promise<StepState>;
  run(session: Session, args: JsonObject, progress: Progress): Promise<VerbResult>;
  /** The step that takes it back, from what it did. Absent: cannot be taken back. */
  readonly undo?: (args: JsonObject, result: JsonObject) => Step | undefined;
}

export interface SystemParts<Session> {
  readonly kind: string;
  readonly title: Text;
  /** The connection fields of `aegis.yml`; unknown keys refused. */
  readonly connection: z.ZodType<JsonObject>;
  /** Threshold names with their defaults. */
  readonly thresholds: Readonly<Record<string, number>>;
  open(target: Target): Promise<Session>;
  close(session: Session): Promise<void>;
  /** Who the server really is, for the plan's identity: `{ systemIdentifier, version }`. */
  identity(session: Session): Promise<Readonly<Record<string, string>>>;
  /** What the target's rights allow, for doctor: a line each, with how to mend what is missing. */
  rights(session: Session): Promise<readonly Right[]>;
  /** The Finding for a target that does not answer. */
  readonly unreachable: (error: unknown) => Text;
  readonly checks: readonly Check<Session>[];
  readonly gauges: readonly Gauge<Session>[];
  readonly remedies: readonly Remedy<Session>[];
  readonly verbs: readonly SystemVerb<Session>[];
}

export interface Right {
  readonly name: Text;
  readonly granted: boolean;
  /** Copy-ready statement or advice. */
  readonly mend?: string;
}

/** One run over one target. */
export interface Inspection {
  readonly target: string;
  readonly kind: string;
  readonly at: string;
  readonly tookMs: number;
  readonly outcomes: readonly Outcome[];
  readonly samples: readonly Sample[];
}

export interface InspectOptions {
  readonly past: Past;
  readonly now: Date;
  /** Only these checks (ids or facets); all when absent. */
  readonly only?: readonly string[];
}

/** A System as everyone else sees it: the driver's type never leaves its folder. */
export interface System {
  readonly kind: string;
  readonly title: Text;
  readonly connection: z.ZodType<JsonObject>;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly checks: readonly Pick<Check<never>, 'id' | 'facet' | 'title' | 'needs'>[];
  readonly gauges: readonly Pick<Gauge<never>, 'id' | 'unit' | 'title' | 'better'>[];
  readonly remedies: readonly Pick<Remedy<never>, 'id' | 'title' | 'risk'>[];
  readonly verbNames: readonly string[];
  inspect(target: Target, options: InspectOptions): Promise<Inspection>;
  rights(target: Target): Promise<readonly Right[]>;
  /** Reads the named gauges now, for a proof. */
  measure(target: Target, gauges: readonly string[]): Promise<readonly Sample[]>;
  /** The whole plan with identity, or nothing to do. Throws Fault `unreachable`, `bad-input`. */
  propose(target: Target, remedy: string, args: Readonly<Record<string, string>>): Promise<PlanOrNothing>;
  identity(target: Target): Promise<Readonly<Record<string, string>>>;
  state(target: Target, step: Step): Promise<StepState>;
  run(target: Target, step: Step, progress: Progress): Promise<VerbResult>;
  undoOf(step: Step, result: JsonObject): Step | undefined;
}

export type PlanOrNothing =
  | { readonly kind: 'nothing'; readonly reason: Text }
  | { readonly kind: 'plan'; readonly plan: Plan };
