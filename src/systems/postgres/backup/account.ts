// The account that programs of backups run as: PostgreSQL refuses to run as root, and what comes out of a backup should
// not run as root either.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Fault } from '../../../core/fault.ts';
import { words } from './words.ts';

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined: the one that Aegis itself runs as. Throws `not-available` where there is none. */
export async function drillAccount(name = 'postgres'): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [user, group] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
  if (user === undefined || group === undefined || user === 0) {
    throw new Fault('not-available', words.noAccount({ account: name }));
  }
  return { uid: user, gid: group };
}

async function idOf(flag: string, name: string): Promise<number | undefined> {
  const found = await run('/usr/bin/id', [flag, name]).catch(() => undefined);
  return found === undefined ? undefined : Number(found.stdout);
}
