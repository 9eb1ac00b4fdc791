// The clicks of one process in the race for decisions.
import { isFault } from '../../src/core/fault.ts';
import { approve, reject } from '../../src/jobs/changes/decide.ts';
import type { Pool } from '../../src/state/db.ts';
import { ledgerFleet, ledgerParts, member, request } from './ledger-parts.ts';

export interface Race {
  readonly database: string;
  readonly ledger: string;
  readonly first: number;
  readonly plans: number;
}

export interface Click {
  readonly change: number;
  readonly who: 'approver' | 'rejecter' | 'requester' | 'stale';
  readonly by: string;
  /** Absent: this click decided. */
  readonly fault?: string;
  /** Whom the answer names as the one who decided. */
  readonly said?: unknown;
}

const LANES = 4;
const oneApprover = { approvals: 1, role: 'approver', requesterMayApprove: false, typedConfirmation: false } as const;

/** The approver clicks here and the rejecter there, or the other way round, changing from plan to plan. */
export async function clickThrough(pool: Pool, race: Race, where: 'here' | 'there'): Promise<readonly Click[]> {
  const policy = { low: oneApprover, medium: oneApprover, high: oneApprover };
  const parts = ledgerParts({ pool, fleet: ledgerFleet(race.ledger, ['book'], { policy }) });
  const vote = async (change: number, by: string, hash?: string) => {
    const args = { change: String(change), ...(hash !== undefined && { hash }) };
    return approve(parts, request('approve', args, by), member(by, 'approver'));
  };
  const turnDown = async (change: number) =>
    reject(parts, request('reject', { change: String(change), reason: 'no' }, 'U3'), member('U3', 'approver'));
  const clicks: Click[] = [];
  let next = race.first;
  const lane = async (): Promise<void> => {
    while (next < race.first + race.plans) {
      const change = next++;
      const isApproverHere = (change % 2 === 0) === (where === 'here');
      const made = isApproverHere
        ? [
            told({ change, who: 'approver', by: 'U2' }, vote(change, 'U2')),
            told({ change, who: 'requester', by: 'U1' }, vote(change, 'U1')),
          ]
        : [
            told({ change, who: 'rejecter', by: 'U3' }, turnDown(change)),
            told({ change, who: 'stale', by: 'U2' }, vote(change, 'U2', 'ffffff')),
          ];
      clicks.push(...(await Promise.all(made)));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return clicks;
}

async function told(click: Click, act: Promise<unknown>): Promise<Click> {
  try {
    await act;
    return click;
  } catch (error) {
    if (!isFault(error)) throw error;
    return { ...click, fault: error.code, said: error.text.params['by'] };
  }
}
