// The practice workspace: who is there and which channels. Everybody is in every channel, so that a refusal can be seen.
import { createHash } from 'node:crypto';

export interface SandboxTokens {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

export const sandboxPeople = {
  operator: 'U0OPERATOR',
  approvers: ['U0APPROVER1', 'U0APPROVER2'],
  guest: 'U0GUEST',
} as const;
export const sandboxChannels = { reports: 'C0OPS', plans: 'C0CHANGES' } as const;

export const sandboxTeam = 'T0AEGIS';

const BOT = 'U0AEGIS';

/** Its own name on the network, so that another emulator on the same port is not taken for it. */
export function workspaceDomain({ signingSecret }: SandboxTokens): string {
  return `aegis-practice-${createHash('sha256').update(signingSecret).digest('hex').slice(0, 12)}`;
}

export function workspaceConfig(tokens: SandboxTokens): object {
  const { botToken, appToken, signingSecret } = tokens;
  const { operator, approvers, guest } = sandboxPeople;
  const people = [
    { id: operator, name: 'operator', real_name: 'Operator' },
    { id: approvers[0], name: 'approver-1', real_name: 'Approver 1' },
    { id: approvers[1], name: 'approver-2', real_name: 'Approver 2' },
    { id: guest, name: 'guest', real_name: 'Guest' },
  ];
  const members = [...people.map(({ id }) => id), BOT];
  return {
    workspace: { name: 'Aegis practice', domain: workspaceDomain(tokens), teamId: sandboxTeam },
    apps: [{ appId: 'A0AEGIS', botUserId: BOT, botName: 'aegis', botToken, appToken, signingSecret, mode: 'socket' }],
    users: people,
    channels: [
      { id: sandboxChannels.reports, name: 'ops', topic: 'Reports and commands', members },
      { id: sandboxChannels.plans, name: 'changes', topic: 'Plans that wait for approval', members },
    ],
  };
}
