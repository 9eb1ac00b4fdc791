// Holder: one `npm start` per state folder. The holder's process id and start time are kept there, so that a second start
// can say who holds it, and a number that was given to another program is not mistaken for it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Holder {
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  /** Of the process, from the kernel: tells a reused process id apart. */
  readonly born: string;
}

/** `left`: the holder before, which ended without letting go. */
export type Held = { readonly release: () => void; readonly left: Holder | undefined } | { readonly heldBy: Holder };

export function hold(home: string, now: Date): Held {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const path = join(home, 'holder.json');
  const mine: Holder = { pid: process.pid, since: now.toISOString(), born: bornAt(process.pid) ?? '' };
  for (let left: Holder | undefined; ;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' });
      return { release: () => rmSync(path, { force: true }), left };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = readHolder(path);
    if (other !== undefined && other.born !== '' && bornAt(other.pid) === other.born) return { heldBy: other };
    left = other;
    rmSync(path, { force: true });
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

// Field 22 of /proc/<pid>/stat: when the process began, in ticks since boot. The name before it may hold spaces.
function bornAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
