// Failed services, asked of systemd where it is the first process of this machine.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Units } from './session.ts';

const LIMIT_MS = 5000;
const run = promisify(execFile);
const listed = z.array(z.object({ unit: z.string(), description: z.string().default('') }));

export async function failedUnits(): Promise<Units> {
  const first = (await readFile('/proc/1/comm', 'utf8')).trim();
  if (first !== 'systemd') return { kind: 'no-systemd', first };
  const { stdout } = await run('systemctl', ['list-units', '--failed', '--output=json'], { timeout: LIMIT_MS });
  return { kind: 'units', failed: listedUnits(stdout) };
}

export function listedUnits(json: string): z.output<typeof listed> {
  return listed.parse(JSON.parse(json));
}
