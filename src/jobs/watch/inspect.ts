// Inspect: looks at targets, keeps what was seen, and raises or resolves alerts. One target's trouble spoils nothing else.
import type { Outcome } from '../../core/finding.ts';
import type { Inspection } from '../../core/system.ts';
import type { Target } from '../../core/target.ts';
import { literal } from '../../core/words.ts';
import { pastOf, saveInspection } from '../../state/sightings.ts';
import { alertOn } from './alert.ts';
import { systemFor, type Parts } from '../parts.ts';
import { words } from '../words.ts';

// Two cores on the smallest host: more at once would measure ourselves.
const AT_ONCE = 4;

export interface InspectWish {
  readonly targets: readonly Target[];
  /** Check ids or facets; all when absent. A partial look resolves only what it looked at. */
  readonly only?: readonly string[];
}

export async function inspect(parts: Parts, { targets, only }: InspectWish): Promise<readonly Inspection[]> {
  const waiting = [...targets.entries()];
  const seen: Inspection[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      seen[next[0]] = await inspectOne(parts, next[1], only);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return seen;
}

async function inspectOne(parts: Parts, target: Target, only: readonly string[] | undefined): Promise<Inspection> {
  const system = systemFor(parts, target);
  const now = parts.now();
  const past = await pastOf(parts.pool, target.name);
  const inspection = await system
    .inspect(target, { past, now, ...(only && { only }) })
    .catch((error: unknown) => crashed(parts, target, { error, now }));
  await parts.pool.transaction(async (db) => {
    await saveInspection(db, inspection, { partial: only !== undefined });
    await alertOn(parts, db, inspection);
  });
  return inspection;
}

// The system itself failed: that is an error of every one of its checks, never health.
function crashed(parts: Parts, target: Target, { error, now }: { error: unknown; now: Date }): Inspection {
  parts.log.error({ target: target.name, error }, 'inspection failed');
  const reason = literal(error instanceof Error ? error.message : String(error));
  const { checks } = systemFor(parts, target);
  const outcomes = checks.map(({ id, title }, at): Outcome => {
    const head = { check: id, target: target.name, title };
    if (at > 0) return { ...head, state: 'error', reason };
    // A target that nobody could look at is a thing for a person, though no check says so.
    const text = words.notLooked({ reason });
    return { ...head, state: 'finding', findings: [{ ...head, subject: '', severity: 'warning', values: {}, text }] };
  });
  return { target: target.name, kind: target.kind, at: now.toISOString(), tookMs: 0, outcomes, samples: [] };
}
