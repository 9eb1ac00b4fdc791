// Opens this machine for reading. The only file that loads systeminformation.
import { availableParallelism, loadavg, uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Target } from '../../core/target.ts';
import { disksAt } from './disks.ts';
import { networkInterfaces } from './network.ts';
import { defaultMounts, thresholds, type Cpu, type HostSession, type Memory } from './session.ts';
import { failedUnits } from './units.ts';

// Shorter windows show the noise of single tasks rather than the load of the machine.
const CPU_WINDOW_MS = 1000;

const absolute = z.string().startsWith('/', 'a mount is an absolute path');

export const connection = z.strictObject({
  connection: z.literal('local'),
  mounts: z.array(absolute).min(1).exactOptional(),
});

export async function openHost(target: Target): Promise<HostSession> {
  const { mounts = [...defaultMounts] } = connection.parse(target.connection);
  const information = await import('systeminformation');
  return {
    thresholds: { ...thresholds, ...target.thresholds },
    cpu: once(() => sampledCpu(information)),
    memory: once(() => memory(information)),
    disks: once(() => disksAt(mounts)),
    network: once(networkInterfaces),
    units: once(failedUnits),
    load: () => loadavg()[1] ?? 0,
    cores: availableParallelism,
    uptimeSeconds: uptime,
  };
}

type Information = Pick<typeof import('systeminformation'), 'currentLoad' | 'mem'>;

// The first call only sets the starting point; the second one answers for the time between them.
async function sampledCpu(information: Information): Promise<Cpu> {
  await information.currentLoad();
  await sleep(CPU_WINDOW_MS);
  const { currentLoad, cpus } = await information.currentLoad();
  return { percent: currentLoad, cores: cpus.length };
}

async function memory(information: Information): Promise<Memory> {
  const { total, available, swaptotal, swapused } = await information.mem();
  return { total, available, swapTotal: swaptotal, swapUsed: swapused };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}
