// Who the server really is, and what our role may do there, each with the statement that mends what is missing.
import type { Right } from '../../core/system.ts';
import { furtherRights } from './further-rights.ts';
import { majorVersion, type Session } from './session.ts';
import { words } from './words.ts';

export async function identity({ rows, server }: Session): Promise<Readonly<Record<string, string>>> {
  const [{ granted, address } = { granted: false, address: '' }] = await rows<{ granted: boolean; address: string }>(
    'identity-right',
  );
  const known = granted ? await rows<{ systemIdentifier: string }>('system-identifier') : [];
  // Without the right: the address and the database's own number, which a restored copy would share but no other server.
  const systemIdentifier = known[0]?.systemIdentifier ?? address;
  return { systemIdentifier, database: server.database, version: String(majorVersion(server)) };
}

interface Counts {
  readonly all: number;
  readonly owned: number;
  readonly vacuumable: number;
  readonly ownerRoles: readonly string[];
  readonly role: string;
}

export async function rights(session: Session): Promise<readonly Right[]> {
  const { rows, server } = session;
  const [counts] = await rows<Counts>('rights');
  if (counts === undefined) throw new Error('no answer about rights');
  const { all, owned, vacuumable, ownerRoles, role } = counts;
  const [identityRight] = await rows<{ granted: boolean }>('identity-right');
  const owners = ownerRoles.map((owner) => `GRANT ${owner} TO ${role};`).join(' ');
  return [
    right(words.rightActivity(), server.readsActivity, `GRANT pg_monitor TO ${role};`),
    right(
      words.rightVacuum({ allowed: vacuumable, all }),
      vacuumable === all,
      majorVersion(server) >= 17 ? `GRANT pg_maintain TO ${role};` : owners,
    ),
    right(words.rightOwner({ allowed: owned, all }), owned === all, owners),
    right(
      words.rightIdentity(),
      identityRight?.granted === true,
      `GRANT EXECUTE ON FUNCTION pg_catalog.pg_control_system() TO ${role};`,
    ),
    ...(await furtherRights(session)),
  ];
}

function right(name: Right['name'], granted: boolean, mend: string): Right {
  return granted ? { name, granted } : { name, granted, mend };
}
