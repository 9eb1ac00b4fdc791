// The sandbox's fleet: this machine and the practice servers, four people, two channels. A fleet file of the user's adds
// its targets and its rules; its people and channels belong to another workspace.
import type { Channel, Fleet } from '../core/fleet.ts';
import type { Language } from '../core/locale.ts';
import { defaultPolicy } from '../core/policy.ts';
import type { Target } from '../core/target.ts';
import { machineZone } from './fleet-of.ts';

export interface Sandbox {
  readonly practicePostgres: string;
  readonly practiceRedis?: string | undefined;
  readonly language: Language;
  readonly extra?: Fleet | undefined;
}

export function sandboxFleet({ practicePostgres, practiceRedis, language, extra }: Sandbox): Fleet {
  const locale = { language, zone: extra?.locale.zone ?? machineZone() };
  const own = [
    target('host-1', 'host', { connection: 'local' }),
    // The practice transaction is forgotten at the start: the first report, a few seconds later, shows it already.
    { ...target('practice', 'postgres', { url: practicePostgres }), thresholds: { idleTransactionSeconds: 5 } },
    ...(practiceRedis === undefined ? [] : [target('practice-cache', 'redis', { url: practiceRedis })]),
  ];
  return {
    targets: [...own, ...added(own, extra)],
    locale,
    channels: channelsOf(locale),
    people: { viewer: [], operator: ['U0OPERATOR'], approver: ['U0APPROVER1', 'U0APPROVER2'] },
    schedules: extra?.schedules ?? {
      daily: { at: '09:00' },
      weekly: { at: '09:00', weekday: 1 },
      monthly: { at: '09:00', day: 1 },
    },
    policy: extra?.policy ?? defaultPolicy,
    windows: extra?.windows ?? [],
    mutes: extra?.mutes ?? [],
    checkEveryMinutes: extra?.checkEveryMinutes ?? 5,
    planExpiresHours: extra?.planExpiresHours ?? 24,
  };
}

function target(name: string, kind: string, connection: Target['connection']): Target {
  return { name, kind, connection, thresholds: {}, disable: [] };
}

function channelsOf(locale: { language: Language; zone: string }): readonly Channel[] {
  return [
    { ...locale, id: 'C0OPS', reports: ['daily', 'weekly', 'monthly'], plans: false, alerts: true },
    { ...locale, id: 'C0CHANGES', reports: [], plans: true, alerts: false },
  ];
}

// Their channels do not exist here, and the practice servers keep their names.
function added(own: readonly Target[], extra: Fleet | undefined): readonly Target[] {
  return (extra?.targets ?? [])
    .filter(({ name }) => !own.some((known) => known.name === name))
    .map(({ name, kind, connection, thresholds, disable }) => ({ name, kind, connection, thresholds, disable }));
}
