// Finding: one thing a check noticed. Truth has four states, never two: ok, finding, not checked, error.
import type { JsonObject } from './json.ts';
import type { Text } from './words.ts';

export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** What a check returns; the System adds its own id and the target's name. */
export interface Noticed {
  /** What it is about (an index, a mount, a key prefix; `''` for the target): stable between runs, so that it can be muted and followed. */
  readonly subject: string;
  readonly severity: Severity;
  /** The numbers behind the sentence, with the unit in the name: `usedPercent`, `bytes`, `ageDays`. */
  readonly values: JsonObject;
  readonly text: Text;
  /** The id of the remedy that would cure it. */
  readonly remedy?: string;
}

export interface Finding extends Noticed {
  /** `postgres.duplicate-index`. */
  readonly check: string;
  readonly target: string;
}

export type CheckResult =
  | { readonly state: 'ok'; readonly examined?: Text }
  | { readonly state: 'finding'; readonly noticed: readonly Noticed[]; readonly examined?: Text }
  | { readonly state: 'not-checked'; readonly reason: Text };

/** One check's answer for one target. */
export type Outcome = { readonly check: string; readonly target: string; readonly title: Text } & (
  | { readonly state: 'ok'; readonly examined?: Text }
  | { readonly state: 'finding'; readonly findings: readonly Finding[]; readonly examined?: Text }
  | { readonly state: 'not-checked'; readonly reason: Text }
  | { readonly state: 'error'; readonly reason: Text }
);

export function ok(examined?: Text): CheckResult {
  return examined === undefined ? { state: 'ok' } : { state: 'ok', examined };
}

/** `ok` where nothing was noticed: a check ends with one call for both. */
export function noticed(found: readonly Noticed[], examined?: Text): CheckResult {
  if (found.length === 0) return ok(examined);
  return examined === undefined ? { state: 'finding', noticed: found } : { state: 'finding', noticed: found, examined };
}

/** No right, not installed, not in this version, too little history: silence is never health. */
export function notChecked(reason: Text): CheckResult {
  return { state: 'not-checked', reason };
}

export function worst(findings: readonly Pick<Finding, 'severity'>[]): Severity | undefined {
  return severities.toReversed().find((severity) => findings.some((finding) => finding.severity === severity));
}

/** The identity by which a finding is followed, muted and resolved. */
export function findingKey({ target, check, subject }: Pick<Finding, 'target' | 'check' | 'subject'>): string {
  return `${target}/${check}/${subject}`;
}
