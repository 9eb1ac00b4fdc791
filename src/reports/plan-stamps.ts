// Plan stamps: who decided what and when, and where the change stands since then.
import type { Change, ChangeState } from '../core/change.ts';
import type { Line } from '../core/report.ts';
import type { Text } from '../core/words.ts';
import { joined } from './joined.ts';
import { changeWords } from './words-change.ts';
import { planWords } from './words-plan.ts';

export function stampsOf(change: Change): readonly Line[] {
  return [...votes(change), ...standing[change.state](change)];
}

function votes({ votes: given, votesNeeded, state }: Change): readonly Line[] {
  const more = votesNeeded - given.length;
  const stamps: Text[] = given.map(({ by, at }) => planWords.voted({ by, at }));
  if (state === 'proposed' && given.length > 0 && more > 0) stamps.push(planWords.moreVotes({ count: more }));
  const text = joined(stamps, 'dot');
  return text === undefined ? [] : [{ text }];
}

type Stamp = (change: Change) => readonly Line[];

const standing: Readonly<Record<ChangeState, Stamp>> = {
  proposed: () => [],
  approved: ({ notBefore: at, override }) => [
    ...(override === undefined ? [] : [{ text: planWords.letThrough(override) }]),
    { text: at === undefined ? planWords.runsSoon() : planWords.runsAt({ at }) },
  ],
  running: ({ startedAt: at }) => (at === undefined ? [] : [{ text: planWords.running({ at }) }]),
  rejected: (change) => [{ text: rejection(change) }],
  cancelled: (change) => [{ text: cancellation(change) }, ...outcomeLine(change)],
  expired: ({ expiresAt: at }) => [{ text: planWords.expired({ at }) }],
  done: (change) => [{ mark: 'resolved', text: ending(change, 'done') }, ...undone(change)],
  failed: (change) => [{ mark: 'warning', text: ending(change, 'failed') }, ...outcomeLine(change)],
  'rolled-back': (change) => [{ mark: 'warning', text: ending(change, 'rolled-back') }, ...outcomeLine(change)],
  unknown: (change) => [{ mark: 'critical', text: ending(change, 'unknown') }, ...outcomeLine(change)],
};

function rejection({ decidedBy: by, decidedAt: at, reason, expiresAt }: Change): Text {
  if (by === undefined) return changeWords.rejected();
  const who = { by, at: at ?? expiresAt };
  return reason === undefined ? planWords.rejected(who) : planWords.rejectedWhy({ ...who, reason });
}

function cancellation({ decidedBy: by, decidedAt: at, endedAt }: Change): Text {
  const when = endedAt ?? at;
  if (by === undefined || when === undefined) return planWords.cancelledAlone();
  return planWords.cancelled({ by, at: when });
}

type Ended = 'done' | 'failed' | 'rolled-back' | 'unknown';

function ending({ endedAt }: Change, state: Ended): Text {
  return endedAt === undefined ? changeWords[state]() : planWords[state]({ at: endedAt });
}

function outcomeLine({ outcome }: Change): readonly Line[] {
  return outcome === undefined ? [] : [{ text: outcome }];
}

function undone({ undoneBy }: Change): readonly Line[] {
  return undoneBy === undefined ? [] : [{ text: planWords.takenBackBy({ id: String(undoneBy) }) }];
}
