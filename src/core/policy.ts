// Policy: how many of whom must approve, by risk. Pure; asked at the click and again at the start of the run.
import type { Change, Risk } from './change.ts';
import { hasRole, isTerminal, type Member, type Role } from './person.ts';

export interface RiskRule {
  readonly approvals: number;
  readonly role: Role;
  /** May the one who asked be among them? */
  readonly requesterMayApprove: boolean;
  /** The target's name is typed before the click counts. */
  readonly typedConfirmation: boolean;
}
export type Policy = Readonly<Record<Risk, RiskRule>>;

export const defaultPolicy: Policy = {
  low: { approvals: 1, role: 'operator', requesterMayApprove: true, typedConfirmation: false },
  medium: { approvals: 1, role: 'approver', requesterMayApprove: false, typedConfirmation: false },
  high: { approvals: 2, role: 'approver', requesterMayApprove: false, typedConfirmation: true },
};

export type Refusal = 'no-role' | 'requester' | 'terminal' | 'guest' | 'deactivated' | 'foreign' | 'unreadable';

/** Why this person's approval would not count, or undefined if it would. */
export function refusal(
  change: Pick<Change, 'plan' | 'requestedBy'>,
  member: Member,
  policy: Policy,
): Refusal | undefined {
  if (member.barred !== undefined) return member.barred;
  const rule = policy[change.plan.risk];
  // The one who asked in Slack may be the one at the terminal: a second person is only certain in Slack.
  if (!rule.requesterMayApprove && isTerminal(member.id)) return 'terminal';
  // Said first: it explains more than a role that is missing besides.
  if (!rule.requesterMayApprove && change.requestedBy === member.id) return 'requester';
  if (!hasRole(member, rule.role)) return 'no-role';
  return undefined;
}

/** Approvals needed. A plan asked for at a terminal needs one more where the requester may not be among them. */
export function approvalsNeeded(risk: Risk, requestedBy: string, policy: Policy): number {
  const { approvals, requesterMayApprove } = policy[risk];
  return !requesterMayApprove && isTerminal(requestedBy) ? approvals + 1 : approvals;
}
