// A PostgreSQL target for tests, and short ways to ask the System about it.
import assert from 'node:assert/strict';
import type { Plan, Step } from '../../../src/core/change.ts';
import type { Finding, Outcome } from '../../../src/core/finding.ts';
import type { Progress, VerbResult } from '../../../src/core/system.ts';
import type { Target } from '../../../src/core/target.ts';
import { createSay, type Text } from '../../../src/core/words.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';

const past = { finding: () => undefined, sample: () => undefined, oldest: () => undefined };
export const say = createSay({ language: 'en', zone: 'Etc/UTC' });
export const quiet: Progress = () => Promise.resolve();

export function targetAt(url: string, thresholds: Record<string, number> = {}): Target {
  return { name: 'pg', kind: 'postgres', connection: { url }, thresholds, disable: [] };
}

/** The answer of one check; `id` without `postgres.`. */
export async function outcomeOf(target: Target, id: string, now = new Date()): Promise<Outcome> {
  const { outcomes } = await postgres.inspect(target, { past, now, only: [`postgres.${id}`] });
  assert.equal(outcomes.length, 1, `one answer of ${id}`);
  return outcomes[0] as Outcome;
}

export async function findingsOf(target: Target, id: string): Promise<readonly Finding[]> {
  const outcome = await outcomeOf(target, id);
  assert.ok(outcome.state === 'ok' || outcome.state === 'finding', `${id} is ${outcome.state}: ${reasonOf(outcome)}`);
  return outcome.state === 'finding' ? outcome.findings : [];
}

export function reasonOf(outcome: Outcome): string {
  return 'reason' in outcome ? say(outcome.reason) : '';
}

export async function planOf(target: Target, remedy: string, args: Record<string, string> = {}): Promise<Plan> {
  const proposal = await postgres.propose(target, `postgres.${remedy}`, args);
  assert.equal(proposal.kind, 'plan', proposal.kind === 'nothing' ? say(proposal.reason) : '');
  return (proposal as { plan: Plan }).plan;
}

export async function reasonForNothing(target: Target, remedy: string, args: Record<string, string> = {}) {
  const proposal = await postgres.propose(target, `postgres.${remedy}`, args);
  assert.equal(proposal.kind, 'nothing');
  return say((proposal as { reason: Text }).reason);
}

/** Runs a plan's steps and tests; the results in order. */
export async function carriedOut(target: Target, plan: Plan, progress = quiet): Promise<VerbResult[]> {
  const results: VerbResult[] = [];
  for (const step of [...plan.steps, ...plan.tests]) results.push(await postgres.run(target, step, progress));
  return results;
}

export function only<T>(things: readonly T[]): T {
  assert.equal(things.length, 1);
  return things[0] as T;
}

export function undoStep(step: Step, { result }: VerbResult): Step {
  const undo = postgres.undoOf(step, result);
  assert.ok(undo !== undefined, `${step.verb} can be undone`);
  return undo;
}
