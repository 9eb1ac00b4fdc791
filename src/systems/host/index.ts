// host: the Linux machine on which Aegis runs. Reads only; nothing here changes it.
import { readFile } from 'node:fs/promises';
import { hostname, release } from 'node:os';
import { defineSystem } from '../../core/define-system.ts';
import { checks } from './checks/index.ts';
import { gauges } from './gauges.ts';
import { connection, openHost } from './open.ts';
import { rights } from './rights.ts';
import { thresholds } from './session.ts';
import { words } from './words.ts';

export const host = defineSystem({
  kind: 'host',
  title: words.title(),
  connection,
  thresholds,
  open: openHost,
  close: async () => undefined,
  identity,
  rights,
  unreachable: (error) => words.unreachable({ error: error instanceof Error ? error.message : String(error) }),
  checks,
  gauges,
  remedies: [],
  verbs: [],
});

// A name can be given twice; the machine id is made at installation. Where there is none (some containers), the name
// and the kernel have to do.
async function identity(): Promise<Readonly<Record<string, string>>> {
  const machineId = await readFile('/etc/machine-id', 'utf8').catch(() => '');
  return { hostname: hostname(), machineId: machineId.trim(), kernel: release() };
}
