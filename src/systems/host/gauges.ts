// Numbers of a host for trends and proofs.
import type { Reading } from '../../core/sample.ts';
import type { Gauge } from '../../core/system.ts';
import type { FileSystem, HostSession } from './session.ts';
import { words } from './words.ts';

export const gauges: readonly Gauge<HostSession>[] = [
  {
    id: 'host.cpu-percent',
    unit: 'percent',
    title: words.cpuPercent(),
    better: 'less',
    read: async (session) => whole((await session.cpu()).percent),
  },
  {
    id: 'host.load',
    unit: 'count',
    title: words.loadAverage(),
    better: 'less',
    read: async (session) => whole(session.load()),
  },
  {
    id: 'host.memory-used-bytes',
    unit: 'bytes',
    title: words.memoryUsed(),
    better: 'less',
    read: async (session) => whole(await memoryUsed(session)),
  },
  {
    id: 'host.memory-used-percent',
    unit: 'percent',
    title: words.memoryUsedPercent(),
    better: 'less',
    read: async (session) => whole(((await memoryUsed(session)) * 100) / (await session.memory()).total),
  },
  {
    id: 'host.disk-used-percent',
    unit: 'percent',
    title: words.diskUsedPercent(),
    better: 'less',
    read: (session) => byMount(session, ({ usedPercent }) => usedPercent),
  },
  {
    id: 'host.disk-used-bytes',
    unit: 'bytes',
    title: words.diskUsed(),
    better: 'less',
    read: (session) => byMount(session, ({ usedBytes }) => usedBytes),
  },
  {
    id: 'host.inodes-used-percent',
    unit: 'percent',
    title: words.inodesUsedPercent(),
    better: 'less',
    read: (session) => byMount(session, ({ inodesUsedPercent }) => inodesUsedPercent),
  },
  {
    id: 'host.network-errors',
    unit: 'count',
    title: words.networkErrorCount(),
    better: 'less',
    read: async (session) => (await session.network()).map(({ name, errors }) => ({ subject: name, value: errors })),
  },
  {
    id: 'host.uptime-seconds',
    unit: 'seconds',
    title: words.uptime(),
    better: 'neither',
    read: async (session) => whole(Math.floor(session.uptimeSeconds())),
  },
];

function whole(value: number): Reading[] {
  return [{ subject: '', value }];
}

async function memoryUsed(session: HostSession): Promise<number> {
  const { total, available } = await session.memory();
  return total - available;
}

async function byMount(
  session: HostSession,
  number: (fileSystem: FileSystem) => number | undefined,
): Promise<Reading[]> {
  return (await session.disks()).present.flatMap((fileSystem) => {
    const value = number(fileSystem);
    return value === undefined ? [] : [{ subject: fileSystem.mount, value }];
  });
}
