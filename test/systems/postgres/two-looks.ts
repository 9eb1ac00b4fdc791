// A second look at a target, some minutes after what was seen before: for checks that take a difference.
import assert from 'node:assert/strict';
import type { Finding, Outcome } from '../../../src/core/finding.ts';
import type { Sample } from '../../../src/core/sample.ts';
import type { Target } from '../../../src/core/target.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { only, reasonOf } from './target.ts';

export interface Seen {
  readonly samples: readonly Sample[];
  readonly findings?: readonly Finding[];
  /** Between the two looks. Default 5. */
  readonly minutes?: number;
}

/** One check; `id` without `postgres.`. */
export async function later(target: Target, id: string, seen: Seen): Promise<Outcome> {
  const { samples, findings = [], minutes = 5 } = seen;
  const past = {
    finding: (check: string, subject: string) =>
      findings.find((finding) => finding.check === check && finding.subject === subject),
    sample: (gauge: string, subject: string) =>
      samples.find((sample) => sample.gauge === gauge && sample.subject === subject),
    oldest: () => undefined,
  };
  const at = samples[0]?.at;
  assert.ok(at !== undefined, 'something was measured before');
  const now = new Date(Date.parse(at) + minutes * 60_000);
  return only((await postgres.inspect(target, { past, now, only: [`postgres.${id}`] })).outcomes);
}

export function findingsIn(outcome: Outcome): readonly Finding[] {
  assert.ok(outcome.state === 'ok' || outcome.state === 'finding', `${outcome.state}: ${reasonOf(outcome)}`);
  return outcome.state === 'finding' ? outcome.findings : [];
}
