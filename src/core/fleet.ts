// Fleet: what `aegis.yml` says, read once, checked whole and frozen. The schema is in src/config.
import type { Language, Locale } from './locale.ts';
import type { Schedule } from './period.ts';
import type { Role } from './person.ts';
import type { Policy } from './policy.ts';
import type { ReportKind } from './report.ts';
import type { Target } from './target.ts';
import type { Window } from './window.ts';

export interface Channel extends Locale {
  /** Slack channel id. */
  readonly id: string;
  /** Scheduled reports posted here. */
  readonly reports: readonly ReportKind[];
  /** Plan cards are posted here. */
  readonly plans: boolean;
  /** Alerts on new critical findings are posted here. */
  readonly alerts: boolean;
}

export interface Mute {
  /** `target/check/subject`, or a part of it from the left. */
  readonly finding: string;
  /** ISO 8601: mutes always end. */
  readonly until: string;
  readonly reason: string;
}

export interface Fleet {
  readonly targets: readonly Target[];
  /** For terminals and people whose own language is not known. */
  readonly locale: Locale;
  readonly channels: readonly Channel[];
  /** Slack user ids, user group ids (`S…`) and `terminal:<os user>`. An empty list means nobody. */
  readonly people: Readonly<Record<Role, readonly string[]>>;
  readonly schedules: Readonly<Record<ReportKind, Schedule | null>>;
  readonly policy: Policy;
  readonly windows: readonly Window[];
  readonly mutes: readonly Mute[];
  /** Minutes between two rounds of checks. */
  readonly checkEveryMinutes: number;
  /** Hours after which a plan that nobody decided expires. */
  readonly planExpiresHours: number;
}

export function channelOf(fleet: Fleet, id: string): Channel | undefined {
  return fleet.channels.find((channel) => channel.id === id);
}

/** The channel's language and zone; the fleet's where the channel is not configured. */
export function localeOf(fleet: Fleet, channel: string | undefined, language?: Language): Locale {
  const { zone, language: spoken } = fleet.channels.find(({ id }) => id === channel) ?? fleet.locale;
  return { zone, language: language ?? spoken };
}

export function targetOf(fleet: Fleet, name: string): Target | undefined {
  return fleet.targets.find((target) => target.name === name);
}
