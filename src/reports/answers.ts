// Answers: private sentences that depend on who asked and on what somebody else did first.
import type { Change, ChangeState } from '../core/change.ts';
import type { Refusal } from '../core/policy.ts';
import type { Text } from '../core/words.ts';
import { joined } from './joined.ts';
import type { FreezeView } from './views.ts';
import { answerWords } from './words-answers.ts';
import { changeWords } from './words-change.ts';

export interface Refused {
  readonly change: Pick<Change, 'id'>;
  readonly refusal: Refusal;
  /** Who may, without the one who asked for the change where they may not. */
  readonly holders: readonly string[];
}

const because = {
  requester: answerWords.requester,
  'no-role': answerWords.noRole,
  terminal: answerWords.terminal,
  guest: answerWords.guest,
  deactivated: answerWords.deactivated,
  foreign: answerWords.foreign,
  unreadable: answerWords.unreadable,
} as const;

const NAMED = 4;

type Decided = Pick<Change, 'id' | 'state' | 'decidedBy' | 'decidedAt' | 'reason'> & Partial<Pick<Change, 'votes'>>;

export const answers = {
  ...answerWords,

  /** "You cannot approve change 42: you asked for it. @… or @… can." */
  notAllowed({ change, refusal, holders }: Refused): Text {
    const text = because[refusal]({ id: String(change.id) });
    const people = holders.slice(0, NAMED).map((by) => answerWords.person({ by }));
    const who = joined(people, 'or');
    return who === undefined ? answerWords.nobodyCan({ text }) : answerWords.withHolders({ text, who });
  },

  /** Who was first, when, and why. */
  alreadyDecided({ id, state, decidedBy: by, decidedAt: at, reason, votes = [] }: Decided): Text {
    const last = votes.at(-1);
    if (state === 'rejected' && by !== undefined && at !== undefined) {
      return reason === undefined
        ? answerWords.alreadyRejected({ by, at })
        : answerWords.alreadyRejectedWhy({ by, at, reason });
    }
    if (state === 'approved' && (by ?? last?.by) !== undefined) {
      return answerWords.alreadyApproved({ by: by ?? last?.by ?? '', at: at ?? last?.at ?? '' });
    }
    return answerWords.alreadyState({ id: String(id), state: changeWords[state]() });
  },

  expired({ id, expiresAt: at }: Pick<Change, 'id' | 'expiresAt'>): Text {
    return answerWords.expired({ id: String(id), at });
  },

  planMoved(why?: Text): Text {
    return why === undefined ? answerWords.planMoved() : answerWords.planMovedWhy({ why });
  },

  typo(typed: string, near: readonly string[]): Text {
    return near.length === 0 ? answerWords.typoAlone({ typed }) : answerWords.typo({ typed, list: near.join(', ') });
  },

  noTarget(typed: string, targets: readonly string[]): Text {
    return targets.length === 0
      ? answerWords.noTargets({ typed })
      : answerWords.noTarget({ typed, list: targets.join(', ') });
  },

  frozen({ until: at, by, reason }: FreezeView): Text {
    return answerWords.frozen({ at, by, reason });
  },

  state(state: ChangeState): Text {
    return changeWords[state]();
  },
} as const;
