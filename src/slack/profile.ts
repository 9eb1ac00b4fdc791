// Profile: what Slack says of a person, as far as it decides whether they may act. Pure.
import type { Language } from '../core/locale.ts';
import type { Member } from '../core/person.ts';

export interface Profile {
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  /** Enterprise Grid: the workspaces the person belongs to. */
  readonly enterprise_user?: { readonly teams?: readonly string[] };
  /** `ko-KR`, with `include_locale`. */
  readonly locale?: string;
}

export function memberState(
  profile: Profile,
  { teamId, language }: { teamId: string; language: Language },
): Pick<Member, 'language' | 'barred'> {
  const barred = barrier(profile, teamId);
  const spoken = profile.locale === undefined ? language : profile.locale.startsWith('ko') ? 'ko' : 'en';
  return barred === undefined ? { language: spoken } : { language: spoken, barred };
}

function barrier(profile: Profile, teamId: string): Member['barred'] {
  if (profile.deleted) return 'deactivated';
  const isOurs = profile.team_id === teamId || profile.enterprise_user?.teams?.includes(teamId) === true;
  // A bot decides nothing either, whoever runs it.
  if (!isOurs || profile.is_stranger || profile.is_bot) return 'foreign';
  return profile.is_restricted || profile.is_ultra_restricted ? 'guest' : undefined;
}
