// Roles: what the fleet file grants, by user id and by user group. A group that cannot be read grants nothing.
import type { WebClient } from '@slack/web-api';
import type { Fleet } from '../core/fleet.ts';
import { isTerminal, roles, type Role } from '../core/person.ts';
import type { Log } from '../core/log.ts';
import { remembered } from './remembered.ts';

// usergroups.users.list allows about 20 calls a minute.
const GROUP_MS = 300_000;

export interface Roles {
  /** `unreadable`: a further role may come from a group that could not be read. */
  heldBy(id: string): Promise<{ readonly held: readonly Role[]; readonly unreadable: boolean }>;
  /** Everyone with this role or a higher one. */
  holders(role: Role): Promise<readonly string[]>;
}

export function createRoles({ client, fleet, log }: { client: WebClient; fleet: Fleet; log: Log }): Roles {
  const membersOf = remembered(GROUP_MS, async (usergroup: string): Promise<readonly string[]> => {
    const { users } = await client.usergroups.users.list({ usergroup });
    return users ?? [];
  });

  /** Undefined: it cannot be read. */
  function group(id: string): Promise<readonly string[] | undefined> {
    return membersOf(id).catch((error: unknown) => {
      log.warn({ error, group: id }, 'a user group could not be read');
      return undefined;
    });
  }

  return {
    heldBy: async (id) => {
      const held: Role[] = [];
      let unreadable = false;
      for (const role of roles) {
        const listed = fleet.people[role];
        const groups = listed.includes(id) ? [] : await Promise.all(listed.filter(isGroup).map(group));
        if (listed.includes(id) || groups.some((members) => members?.includes(id))) held.push(role);
        else unreadable ||= groups.includes(undefined);
      }
      return { held, unreadable };
    },
    holders: async (role) => {
      const listed = roles.slice(roles.indexOf(role)).flatMap((higher) => fleet.people[higher]);
      const named = await Promise.all(listed.map(async (id) => (isGroup(id) ? ((await group(id)) ?? []) : [id])));
      return [...new Set(named.flat())];
    },
  };
}

/** For who is not Slack's to know. Whoever may run programs here may read the state anyway: a terminal may at least look. */
export function rolesByName(fleet: Fleet, id: string): readonly Role[] {
  const listed = roles.filter((role) => fleet.people[role].includes(id));
  return listed.length === 0 && isTerminal(id) ? ['viewer'] : listed;
}

function isGroup(id: string): boolean {
  return /^S[A-Z0-9]+$/.test(id);
}
