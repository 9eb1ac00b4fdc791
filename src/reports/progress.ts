// Progress of a running change: one line, edited in place, and the way to stop it.
import type { Change } from '../core/change.ts';
import type { Report } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { composed } from './composed.ts';
import { planWords, progressWords } from './words-plan.ts';

export interface ProgressInput {
  readonly change: Change;
  /** From 1. */
  readonly step: number;
  readonly total: number;
  readonly text: Text;
  readonly done: number;
  readonly of: number;
  readonly startedAt: string;
  readonly now: Date;
  readonly undoing?: boolean;
}

export function progressReport({
  change,
  step,
  total,
  text,
  done,
  of,
  startedAt,
  now,
  undoing,
}: ProgressInput): Report {
  const counts = of > 1 ? [progressWords.count({ done, of })] : [];
  const ms = Math.max(0, Math.floor((now.getTime() - Date.parse(startedAt)) / 1000) * 1000);
  const cancel = { id: 'cancel', value: String(change.id), label: planWords.cancel() } as const;
  return composed('progress', undoing ? progressWords.undoing() : progressWords.running(), {
    facts: [progressWords.step({ step, total }), text, ...counts, progressWords.elapsed({ ms })],
    // A way back that has begun is not stopped half way.
    sections: undoing ? [] : [{ kind: 'actions', actions: [cancel], seen: change.hash }],
    change: change.id,
  });
}
