// Plan hash: approval binds to the exact plan. Object keys are sorted, so that the same plan always has the same hash.
import { createHash } from 'node:crypto';
import type { Plan } from './change.ts';
import type { Policy } from './policy.ts';

/**
 * SHA-256, hex, over what is approved: target and its identity, steps, tests, undo, risk and the rule for that risk.
 * Evidence and prose are left out: numbers move by themselves, and a moved number is not another act.
 */
export function planHash(plan: Plan, policy: Policy): string {
  const { remedy, target, identity, risk, steps, tests, undo } = plan;
  const bound = {
    remedy,
    target,
    identity,
    risk,
    steps: steps.map(({ verb, args }) => ({ verb, args })),
    tests: tests.map(({ verb, args }) => ({ verb, args })),
    undo: undo.possible,
    rule: policy[risk],
  };
  return createHash('sha256').update(canonical(bound)).digest('hex');
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** As people see and compare it: the first six digits. */
export function shortHash(hash: string): string {
  return hash.slice(0, 6);
}
