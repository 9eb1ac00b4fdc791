// Every check of a host, in the order of a report.
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { cpu } from './cpu.ts';
import { disk } from './disk.ts';
import { inodes } from './inodes.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { networkErrors } from './network-errors.ts';
import { services } from './services.ts';
import { swap } from './swap.ts';
import { uptime } from './uptime.ts';

export const checks: readonly Check<HostSession>[] = [
  disk,
  inodes,
  memory,
  swap,
  cpu,
  load,
  networkErrors,
  services,
  uptime,
];
