// Person: who may do what. An empty list means nobody; what cannot be read is refused.

export const roles = ['viewer', 'operator', 'approver'] as const;
export type Role = (typeof roles)[number];

/** What is known of a person, by the place that knows them. */
export interface Member {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly language: 'en' | 'ko';
  /** Why this person may decide nothing, whatever the roles say: guest, deactivated, another workspace, unreadable group. */
  readonly barred?: 'guest' | 'deactivated' | 'foreign' | 'unreadable';
}

/** An operator may all that a viewer may; an approver all that an operator may. Who is barred may nothing. */
export function hasRole(member: Member, role: Role): boolean {
  return member.barred === undefined && member.roles.some((held) => roles.indexOf(held) >= roles.indexOf(role));
}

/** A terminal's identity is an operating system's account: which person of Slack sits there, nobody knows. */
export function isTerminal(id: string): boolean {
  return id.startsWith('terminal:');
}
