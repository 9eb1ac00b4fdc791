// Error counters of the network interfaces, as the kernel keeps them. Dropped packets are left out: the kernel also
// counts those that nobody here asked for.
import { readdir, readFile } from 'node:fs/promises';
import type { Interface } from './session.ts';

const INTERFACES = '/sys/class/net';

export async function networkInterfaces(): Promise<readonly Interface[]> {
  const names = await readdir(INTERFACES);
  return Promise.all(names.filter((name) => name !== 'lo').map(errorsOf));
}

async function errorsOf(name: string): Promise<Interface> {
  const counts = await Promise.all(['rx_errors', 'tx_errors'].map((counter) => count(name, counter)));
  return { name, errors: counts.reduce((sum, value) => sum + value, 0) };
}

async function count(name: string, counter: string): Promise<number> {
  return Number(await readFile(`${INTERFACES}/${name}/statistics/${counter}`, 'utf8'));
}
