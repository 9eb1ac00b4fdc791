// From the file's shape to the Fleet that everyone else reads: defaults filled in, zones and languages inherited.
import { DateTime } from 'luxon';
import { risks } from '../core/change.ts';
import type { Fleet } from '../core/fleet.ts';
import type { Schedule } from '../core/period.ts';
import { defaultPolicy, type Policy, type RiskRule } from '../core/policy.ts';
import type { Target } from '../core/target.ts';
import { weekdays } from '../core/window.ts';
import type { FleetFile } from './schema.ts';

export function fleetOf(file: FleetFile, targets: readonly Target[]): Fleet {
  const { language, people, checkEveryMinutes, planExpiresHours } = file;
  const zone = file.zone ?? machineZone();
  return {
    targets,
    locale: { language, zone },
    channels: file.channels.map((channel) => ({
      ...channel,
      language: channel.language ?? language,
      zone: channel.zone ?? zone,
    })),
    people,
    schedules: schedulesOf(file.schedules),
    policy: policyOf(file.policy),
    windows: file.windows.map((window) => ({ ...window, zone: window.zone ?? zone })),
    mutes: file.mutes.map((mute) => ({ ...mute, until: instant(mute.until, zone) })),
    checkEveryMinutes,
    planExpiresHours,
  };
}

export function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function schedulesOf({
  daily,
  weekly,
  monthly,
}: FleetFile['schedules']): Record<'daily' | 'weekly' | 'monthly', Schedule | null> {
  return {
    daily: daily === 'off' ? null : daily,
    weekly: weekly === 'off' ? null : { at: weekly.at, weekday: weekdays.indexOf(weekly.weekday) + 1 },
    monthly: monthly === 'off' ? null : monthly,
  };
}

function policyOf(overrides: FleetFile['policy']): Policy {
  const rules = risks.map((risk) => [risk, ruleOf(defaultPolicy[risk], overrides[risk])] as const);
  return Object.fromEntries(rules) as unknown as Policy;
}

function ruleOf(rule: RiskRule, override: FleetFile['policy'][keyof FleetFile['policy']]): RiskRule {
  return {
    approvals: override?.approvals ?? rule.approvals,
    role: override?.role ?? rule.role,
    requesterMayApprove: override?.requesterMayApprove ?? rule.requesterMayApprove,
    typedConfirmation: override?.typedConfirmation ?? rule.typedConfirmation,
  };
}

// Without an offset it is meant in the fleet's zone.
function instant(typed: string, zone: string): string {
  return DateTime.fromISO(typed, { zone }).toUTC().toISO() ?? typed;
}
