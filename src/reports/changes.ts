// The open changes: what waits for whom, what runs, what is decided but not begun.
import type { Change, ChangeState } from '../core/change.ts';
import type { Report, Section } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { changeLine, type ChangeLineOptions } from './change-line.ts';
import { composed } from './composed.ts';
import { changeWords } from './words-change.ts';

export interface ChangesInput {
  readonly changes: readonly Change[];
  readonly now: Date;
}

export function changesReport({ changes, now }: ChangesInput): Report {
  const waiting = changes.filter(({ state }) => state === 'proposed').length;
  return composed(
    'changes',
    changes.length === 0 ? changeWords.noneOpen() : changeWords.open({ count: changes.length }),
    {
      facts: waiting === 0 ? [] : [changeWords.waiting({ count: waiting })],
      sections: changeSections(changes, { now }),
    },
  );
}

const groups: readonly { heading: () => Text; states: readonly ChangeState[] }[] = [
  { heading: changeWords.unknownHeading, states: ['unknown'] },
  { heading: changeWords.runningHeading, states: ['running'] },
  { heading: changeWords.waitingHeading, states: ['proposed'] },
  { heading: changeWords.approvedHeading, states: ['approved'] },
  {
    heading: changeWords.overHeading,
    states: ['done', 'failed', 'rolled-back', 'rejected', 'expired', 'cancelled'],
  },
];

/** Under a heading for each state, what needs somebody first. */
export function changeSections(
  changes: readonly Change[],
  options: Pick<ChangeLineOptions, 'now' | 'systems'>,
): readonly Section[] {
  return groups.flatMap(({ heading, states }) => {
    const isSorted = states.length === 1;
    const lines = changes
      .filter(({ state }) => states.includes(state))
      .map((change) => changeLine(change, { ...options, isSorted }));
    return lines.length === 0 ? [] : [{ kind: 'lines', heading: heading(), lines } as const];
  });
}
