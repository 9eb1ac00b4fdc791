// The practice workspace: who is there and which channels. Everybody is in every channel, so that a refusal can be seen.

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

const BOT = 'U0AEGIS';

export function workspaceConfig({ botToken, appToken, signingSecret }: SandboxTokens): object {
  const { operator, approvers, guest } = sandboxPeople;
  const people = [
    { id: operator, name: 'operator', real_name: 'Operator' },
    { id: approvers[0], name: 'approver-1', real_name: 'Approver 1' },
    { id: approvers[1], name: 'approver-2', real_name: 'Approver 2' },
    { id: guest, name: 'guest', real_name: 'Guest' },
  ];
  const members = [...people.map(({ id }) => id), BOT];
  return {
    workspace: { name: 'Aegis practice', domain: 'aegis-practice', teamId: 'T0AEGIS' },
    apps: [{ appId: 'A0AEGIS', botUserId: BOT, botName: 'aegis', botToken, appToken, signingSecret, mode: 'socket' }],
    users: people,
    channels: [
      { id: sandboxChannels.reports, name: 'ops', topic: 'Reports and commands', members },
      { id: sandboxChannels.plans, name: 'changes', topic: 'Plans that wait for approval', members },
    ],
  };
}
