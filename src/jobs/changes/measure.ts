// Measure: the same gauges before and after, so that a change shows what it bought.
import type { Measure } from '../../core/change.ts';
import type { Sample } from '../../core/sample.ts';
import { saveMeasures } from '../../state/journal.ts';
import { readChange } from '../../state/changes.ts';
import { systemFor } from '../parts.ts';
import { targetOfRun, type Run } from './run.ts';
import { steadily } from '../steady.ts';

/** Read once, before the first step; a take-over finds them there. */
export async function measuredBefore(run: Run): Promise<void> {
  const { parts, hold, change } = run;
  if (change.measures.length > 0 || change.plan.proof.gauges.length === 0) return;
  const samples = await readNow(run);
  const measures = change.plan.proof.gauges.map(({ gauge, subject }): Measure => {
    const sample = valueOf(samples, gauge, subject);
    return { gauge, subject, unit: sample?.unit ?? 'count', before: sample?.value ?? null, after: null };
  });
  await steadily(() => saveMeasures(parts.pool, hold, measures));
}

export async function measuredAfter(run: Run): Promise<void> {
  const { parts, hold, change } = run;
  const stored = (await steadily(() => readChange(parts.pool, change.id)))?.measures ?? [];
  if (stored.length === 0) return;
  const samples = await readNow(run);
  const measures = stored.map((measure): Measure => {
    const sample = valueOf(samples, measure.gauge, measure.subject);
    return { ...measure, unit: sample?.unit ?? measure.unit, after: sample?.value ?? null };
  });
  await steadily(() => saveMeasures(parts.pool, hold, measures));
}

// A proof that cannot be read is a gap in the proof, said as such; it does not undo an act that went well.
async function readNow(run: Run): Promise<readonly Sample[]> {
  const target = targetOfRun(run);
  const ids = run.change.plan.proof.gauges.map(({ gauge }) => gauge);
  try {
    return await systemFor(run.parts, target).measure(target, ids);
  } catch (error) {
    run.parts.log.warn({ change: run.change.id, error }, 'gauges could not be read for the proof');
    return [];
  }
}

function valueOf(samples: readonly Sample[], gauge: string, subject: string): Sample | undefined {
  return samples.find((sample) => sample.gauge === gauge && sample.subject === subject);
}
