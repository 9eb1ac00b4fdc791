// The history: changes that are over, newest first, of one target or of all.
import type { Change } from '../core/change.ts';
import type { Report } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { changeLine } from './change-line.ts';
import { composed } from './composed.ts';
import type { NamedSystem } from './views.ts';
import { changeWords } from './words-change.ts';

export interface HistoryInput {
  readonly changes: readonly Change[];
  readonly target?: string;
  readonly now: Date;
  readonly systems?: readonly NamedSystem[];
}

export function historyReport({ changes, target, now, systems }: HistoryInput): Report {
  const lines = changes.toSorted((a, b) => b.id - a.id).map((change) => changeLine(change, { now, systems }));
  return composed('history', verdictOf(changes.length, target), {
    sections: lines.length === 0 ? [] : [{ kind: 'lines', lines }],
  });
}

function verdictOf(count: number, target: string | undefined): Text {
  if (target === undefined) return count === 0 ? changeWords.noHistory() : changeWords.history({ count });
  return count === 0 ? changeWords.noHistoryOf({ target }) : changeWords.historyOf({ count, target });
}
