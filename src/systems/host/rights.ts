// What Aegis may read of this machine, tried rather than assumed.
import type { Right } from '../../core/system.ts';
import type { HostSession } from './session.ts';
import { words } from './words.ts';

export async function rights(session: HostSession): Promise<readonly Right[]> {
  const disks = await session.disks();
  const units = await session.units().then(
    ({ kind }) => kind === 'units',
    () => false,
  );
  return [
    await readable('/proc/meminfo', session.memory),
    await readable('/sys/class/net', session.network),
    ...disks.present.map(({ mount }) => ({ name: words.mayRead({ what: mount }), granted: true })),
    ...disks.unreadable.map((mount) => ({
      name: words.mayRead({ what: mount }),
      granted: false,
      mend: `chmod o+x ${mount}`,
    })),
    { name: words.mayAskServices(), granted: units },
  ];
}

async function readable(what: string, read: () => Promise<unknown>): Promise<Right> {
  const granted = await read().then(
    () => true,
    () => false,
  );
  return { name: words.mayRead({ what }), granted };
}
