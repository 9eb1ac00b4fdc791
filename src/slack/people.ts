// People: who somebody is and what they may do. The fleet file grants roles; Slack says who is a guest, gone or a
// stranger. What cannot be read bars, never permits.
import type { WebClient } from '@slack/web-api';
import type { Fleet } from '../core/fleet.ts';
import type { Member } from '../core/person.ts';
import type { People } from '../core/ports.ts';
import { channelMembers } from './channel-members.ts';
import type { Log } from '../core/log.ts';
import { memberState, type Profile } from './profile.ts';
import { remembered } from './remembered.ts';
import { createRoles, rolesByName } from './roles.ts';

const PERSON_MS = 60_000;
const CHANNEL_MS = 300_000;

export interface PeopleOptions {
  readonly client: WebClient;
  readonly fleet: Fleet;
  readonly teamId: string;
  readonly log: Log;
}

export function createPeople(options: PeopleOptions): People {
  const { client, fleet, teamId, log } = options;
  const roles = createRoles(options);
  const inChannel = remembered(CHANNEL_MS, (channel) => channelMembers(client, channel));
  const profileOf = remembered(PERSON_MS, async (user: string): Promise<Profile> => {
    const answer = await client.users.info({ user, include_locale: true });
    return answer.user ?? {};
  });

  async function slackMember(id: string): Promise<Member> {
    const { language } = fleet.locale;
    const { held, unreadable } = await roles.heldBy(id);
    try {
      const member = { id, roles: held, ...memberState(await profileOf(id), { teamId, language }) };
      // Whose only role may come from a group that cannot be read. A role held by name stands.
      const depends = member.barred === undefined && unreadable && held.length === 0;
      return depends ? { ...member, barred: 'unreadable' } : member;
    } catch (error) {
      log.warn({ error, user: id }, 'a person could not be read');
      return { id, roles: held, language, barred: 'unreadable' };
    }
  }

  return {
    member: async (id, team) => {
      const { language } = fleet.locale;
      if (!isSlackUser(id)) return { id, roles: rolesByName(fleet, id), language };
      if (team !== undefined && team !== teamId) return { id, roles: [], language, barred: 'foreign' };
      return slackMember(id);
    },
    holders: (role) => roles.holders(role),
    isIn: async (channel, id) => {
      const members = await inChannel(channel).catch((error: unknown) => {
        log.warn({ error, channel }, 'the members of a channel could not be read');
        return undefined;
      });
      return members?.includes(id);
    },
  };
}

// `clock` and `terminal:<os user>` are not Slack's to know.
function isSlackUser(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}
